package cn.zhengxin.query.reportvault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VaultKeyIdTests {

    @ParameterizedTest
    @CsvSource({
        "2026-12-10T03:00:00Z, vault-until-2026121003",
        "2026-12-10T03:00:00.000000001Z, vault-until-2026121004",
        "2026-12-10T03:59:59.999999999Z, vault-until-2026121004",
        "2026-12-31T23:30:00Z, vault-until-2027010100",
    })
    @DisplayName("Q14 · the key of a report ends with the hour in which the report ends, never before it")
    void endsWithTheHour(Instant end, String name) {
        var key = VaultKeyId.of(end);

        assertThat(key.text()).isEqualTo(name);
        assertThat(key.endsAt()).isAfterOrEqualTo(end).isBefore(end.plusSeconds(3600));
        assertThat(VaultKeyId.parse(name)).contains(key);
    }

    @ParameterizedTest
    @CsvSource({
        "2034-11-24T16:00:00Z, credit-file-until-2034113016",
        "2034-11-30T16:00:00Z, credit-file-until-2034113016",
        "2034-11-30T16:00:01Z, credit-file-until-2034123116",
        "2034-12-31T15:59:59Z, credit-file-until-2034123116",
    })
    @DisplayName("Q14 · the key of a credit file ends with the month, in the bank's own time, in which the file ends")
    void endsWithTheMonth(Instant end, String name) {
        var key = VaultKeyId.ofCreditFile(end);

        assertThat(key.text()).isEqualTo(name);
        assertThat(key.endsAt()).isAfterOrEqualTo(end);
        assertThat(VaultKeyId.parse(name)).contains(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "vault-until-", "vault-until-20261310", "vault-until-2026121024", "other-2026121003"})
    @DisplayName("Another name is no vault key's")
    void otherNames(String name) {
        assertThat(VaultKeyId.parse(name)).isEmpty();
    }

    @Test
    @DisplayName("A vault key ends at a whole hour")
    void endsAtAWholeHour() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new VaultKeyId(VaultKeyId.Kind.VAULT, Instant.parse("2026-12-10T03:00:01Z")));
    }
}
