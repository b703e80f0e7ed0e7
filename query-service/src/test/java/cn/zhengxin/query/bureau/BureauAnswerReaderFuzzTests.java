package cn.zhengxin.query.bureau;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.inquiry.RequestNumber;
import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * The reader under Jazzer. An ordinary build tries the inputs that are kept in {@code src/test/resources}, in the folder of this class's name;
 * what is ever found goes there. New ones are looked for, guided by what of the reader is covered, with
 * {@code JAZZER_FUZZ=1 JAVA_TOOL_OPTIONS=-Djazzer.hooks=true ./mvnw test -pl query-service -Dtest=BureauAnswerReaderFuzzTests}.
 */
class BureauAnswerReaderFuzzTests {

    private static final RequestNumber NUMBER = new RequestNumber("ZX" + "0".repeat(32));

    private final BureauAnswerReader reader = new BureauAnswerReader();

    /** Q12: read or refused; nothing else comes out of it, and no file is opened nor an address called on the way. */
    @FuzzTest(maxDuration = "60s")
    void anAnswerIsReadOrRefused(byte[] answer) {
        try {
            reader.read(answer, NUMBER);
        } catch (UnreadableAnswer refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(100);
        }
    }

    @FuzzTest(maxDuration = "20s")
    void neverSeenIsReadOrRefused(byte[] answer) {
        try {
            reader.requireNeverSeen(answer);
        } catch (UnreadableAnswer refused) {
            assertThat(refused.getMessage()).hasSizeLessThan(100);
        }
    }
}
