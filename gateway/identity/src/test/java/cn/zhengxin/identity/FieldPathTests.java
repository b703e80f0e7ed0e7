package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JsonPointer;

class FieldPathTests {

    @ParameterizedTest
    @ValueSource(
            strings = {"favouriteColour", "PB01BQ01", "document_number", "x-1", "creditEndsOnThisDayOfTheYear2026"})
    @DisplayName("an unknown field is told by its name")
    void tellsNames(String name) {
        assertThat(FieldPath.of(JsonPointer.compile("/" + name))).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id330111199509150676",
                "MzMwMTExMTk5NTA5MTUwNjc2",
                "aMzMwMTExMTk5NTA5MTUwNjc2",
                "MTM4MDAxMzgwMDA",
                "bmFtZT1aaGFuZyBTYW4gMzMwMTExMTk5NTA5MTUwNjc2"
            })
    @DisplayName(
            "N2 · a number that stands where a field's name belongs comes back in no error, in base64 as little as plain")
    void hidesNumbers(String name) {
        assertThat(FieldPath.of(JsonPointer.compile("/" + name))).isEqualTo("(unnamed)");
    }
}
