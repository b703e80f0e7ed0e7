package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A one-time password")
class OneTimePasswordTests {
    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1111111111, 050471", "1234567890, 005924", "2000000000, 279037"})
    @DisplayName("has the last six digits of RFC 6238's own examples")
    void agreesWithTheStandardsExamples(long epochSecond, String expected) {
        assertThat(OneTimePassword.of("12345678901234567890", epochSecond)).isEqualTo(expected);
    }
}
