package cn.zhengxin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainQueryTests {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "state=PENDING_REVIEW&limit=20", "to=2026-11-25T10%3A00%3A00Z", "name=%E5%BC%A0", "a"})
    @DisplayName("a query string that reads in one way only is let in")
    void letsPlainQueriesIn(String query) {
        assertThat(PlainAddress.isPlainQuery(query)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%", "a=%", "limit=%zz", "cursor=%c0%80", "foo=%ff", "cursor=%00", "a=%0d%0aX", "a=\u00e9", "a b"
            })
    @DisplayName("a query string with broken encodings or control characters is refused at the door, not by a service")
    void refusesOthers(String query) {
        assertThat(PlainAddress.isPlainQuery(query)).isFalse();
    }
}
