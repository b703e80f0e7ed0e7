package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VersionsTests {

    @Test
    @DisplayName("Who named no version is told of the change, who named one of their version")
    void whoNamedNoVersion() {
        assertThat(codeOf(null)).isEqualTo("CONCURRENT_CHANGE");
        assertThat(codeOf(0L)).isEqualTo("STALE_VERSION");
    }

    private static String codeOf(@Nullable Long expected) {
        return Objects.requireNonNull(Versions.outOfDate(expected).getBody()).code();
    }
}
