package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WordlessStackTracesTests {

    private final WordlessStackTraces traces = new WordlessStackTraces();

    @Test
    @DisplayName("N2 · says where and what failed, not with which values")
    void leavesMessagesOut() {
        String trace = traces.printStackTraceToString(
                new IllegalStateException("330106198001011234", new IllegalArgumentException("13800138000")));

        assertThat(trace)
                .contains("java.lang.IllegalStateException", "Caused by: java.lang.IllegalArgumentException")
                .contains("WordlessStackTracesTests.leavesMessagesOut")
                .doesNotContain("330106198001011234", "13800138000");
    }

    @Test
    void keepsWhatSpeaksOfWiring() {
        assertThat(traces.printStackTraceToString(new ConnectException("localhost:5432 refused")))
                .contains("localhost:5432 refused");
    }

    @Test
    void endsWhereCausesGoInCircles() {
        IllegalStateException first = new IllegalStateException();
        IllegalStateException second = new IllegalStateException(first);
        first.initCause(second);

        assertThat(traces.printStackTraceToString(first)).hasSizeLessThan(20_000);
    }
}
