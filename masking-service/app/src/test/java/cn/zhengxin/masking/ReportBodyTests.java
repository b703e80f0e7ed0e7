package cn.zhengxin.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.masking.model.ReportMasking;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

class ReportBodyTests {

    private static final String SECRET_VALUE = "13800138000";

    private final JsonMapper json = new JsonMapper();

    @Test
    @DisplayName("M1: the report is taken over as it stands, and its text never shows it")
    void takesOver() {
        String report = "{\"PB01\":{\"PB01A\":[1.50,\"" + SECRET_VALUE + "\",true,null,{}]}}";
        ReportBody body = json.readValue(report, ReportBody.class);
        assertThat(body.of(ReportType.PERSONAL).content()).isEqualTo(json.readTree(report));
        assertThat(body.toString()).doesNotContain(SECRET_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "true"})
    @DisplayName("M1: a report that is no object is a wrong request")
    void refusesOtherThanObjects(String report) {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> json.readValue(report, ReportBody.class));
    }

    @Test
    @DisplayName(
            "M1: what the masking would refuse for its depth, a name, a text or a number is a wrong request already")
    void refusesBeyondTheLimits() {
        assertWithin(nested(ReportMasking.DEEPEST));
        assertRefused(nested(ReportMasking.DEEPEST + 1));
        assertWithin("{\"a\":\"" + "x".repeat(ReportMasking.LONGEST_TEXT) + "\"}");
        assertRefused("{\"a\":\"" + "x".repeat(ReportMasking.LONGEST_TEXT + 1) + "\"}");
        assertWithin("{\"" + "x".repeat(ReportMasking.LONGEST_NAME) + "\":1}");
        assertRefused("{\"" + "x".repeat(ReportMasking.LONGEST_NAME + 1) + "\":1}");
        assertWithin("{\"a\":" + "1".repeat(ReportMasking.LONGEST_NUMBER) + "}");
        assertRefused("{\"a\":" + "1".repeat(ReportMasking.LONGEST_NUMBER + 1) + "}");
    }

    private static String nested(int depth) {
        return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
    }

    private void assertWithin(String report) {
        assertThat(json.readValue(report, ReportBody.class)).isNotNull();
    }

    private void assertRefused(String report) {
        assertThatExceptionOfType(MismatchedInputException.class)
                .isThrownBy(() -> json.readValue(report, ReportBody.class));
    }
}
