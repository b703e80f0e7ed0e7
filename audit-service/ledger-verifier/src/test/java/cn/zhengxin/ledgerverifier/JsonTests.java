package cn.zhengxin.ledgerverifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    @Test
    @DisplayName("U3 · there is one spelling of a value")
    void thereIsOneSpelling() {
        Map<String, Object> value = Map.of(
                "b",
                List.of(1, 2L, new BigDecimal("1.50"), new BigDecimal("1E+3"), 0.25),
                "a",
                "tab\t\"quote\" \\ 征信 \u0001",
                "é",
                true);
        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"a\":\"tab\\t\\\"quote\\\" \\\\ 征信 \\u0001\",\"b\":[1,2,1.5,1000,0.25],\"é\":true}");
    }

    @Test
    @DisplayName("U3 · reading and writing a canonical text gives the same text")
    void readingAndWritingGivesTheSame() {
        String canonical = "{\"a\":[],\"b\":{},\"c\":[null,false,-1,12345678901234567890,1.25],\"d\":\"\\n\"}";
        assertThat(CanonicalJson.write(StrictJson.parse(canonical))).isEqualTo(canonical);
    }

    @Test
    @DisplayName("U3 · reads what RFC 8259 allows")
    void readsWhatTheStandardAllows() {
        assertThat(StrictJson.parse(" [1, -2, 3e2, 18446744073709551616, \"\\ud83d\\ude00\\/\"] "))
                .isEqualTo(List.of(
                        1L, -2L, new BigDecimal("3E+2"), new BigInteger("18446744073709551616"), "\uD83D\uDE00/"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "01",
                "+1",
                "1.",
                ".5",
                "1e",
                "'a'",
                "\"\\x\"",
                "nul",
                "[1] 2",
                "\"\\ud800\"",
                "\"a\nb\"",
                "{a:1}",
                "NaN",
                "-",
                "\"\\u00g0\"",
                "1e99999999999"
            })
    @DisplayName("U3 · refuses what RFC 8259 does not allow")
    void refusesWhatTheStandardDoesNotAllow(String text) {
        assertThatThrownBy(() -> StrictJson.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("U3 · refuses ten thousand levels without running out of stack")
    void refusesDeepNesting() {
        assertThatThrownBy(() -> StrictJson.parse("[".repeat(10_000))).isInstanceOf(IllegalArgumentException.class);
    }
}
