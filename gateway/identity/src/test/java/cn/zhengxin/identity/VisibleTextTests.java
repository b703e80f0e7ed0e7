package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\u200B",
                "\u200B \u2060\uFEFF",
                "\u00AD",
                "\u00A0\u3000",
                "\u202E\u202C",
                "\u0301",
                "\u3164",
                "\u2800",
                "\t\n\u0007"
            })
    @DisplayName("A text that nobody can see says nothing")
    void nobodySeesThese(String text) {
        assertThat(VisibleText.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "无", " . ", "\u200B事", "\uD83D\uDC4D", "7"})
    @DisplayName("One character that can be seen is enough")
    void oneIsEnough(String text) {
        assertThat(VisibleText.isIn(text)).isTrue();
    }
}
