package cn.zhengxin.authorization.crossborder.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TransferFieldTests {

    private static final Path DOCUMENT = Path.of("../docs/cross-border.md");

    @Test
    @DisplayName("A8 · the documented table of fields is the one that decides, in its order")
    void tableIsDocumented() throws IOException {
        var documented = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .filter(line -> Arrays.stream(Treatment.values())
                        .anyMatch(treatment -> line.endsWith(" | `" + treatment + "` |")))
                .toList();

        assertThat(documented)
                .containsExactlyElementsOf(Arrays.stream(TransferField.values())
                        .map(TransferFieldTests::row)
                        .toList());
    }

    @Test
    @DisplayName("A8 · every refusal is documented with its words")
    void refusalsAreDocumented() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT))
                .containsSubsequence(Arrays.stream(TransferRefusal.values())
                        .map(refusal -> "| `" + refusal + "` | " + refusal.message() + " |")
                        .toList());
    }

    @Test
    @DisplayName(
            "A8 · political opinion, religion and genetic data never leave; direct identifiers leave as pseudonyms only")
    void ruleHolds() {
        assertThat(TransferField.values())
                .filteredOn(field -> field.treatment() == Treatment.NEVER_LEAVES)
                .contains(TransferField.POLITICAL_OPINION, TransferField.RELIGION, TransferField.GENETIC_DATA);
        assertThat(TransferField.values())
                .filteredOn(field -> field.treatment() == Treatment.PSEUDONYMISED)
                .contains(
                        TransferField.NAME,
                        TransferField.IDENTITY_NUMBER,
                        TransferField.MOBILE_NUMBER,
                        TransferField.EMAIL,
                        TransferField.HOME_ADDRESS,
                        TransferField.BANK_CARD_NUMBER,
                        TransferField.ACCOUNT_NUMBER);
        assertThat(TransferField.values())
                .filteredOn(field -> field.category()
                        .filter(category -> category == DataCategory.IDENTITY
                                || category == DataCategory.CONTACT
                                || category == DataCategory.ACCOUNT_IDENTIFIER)
                        .isPresent())
                .allMatch(field -> field.treatment() == Treatment.PSEUDONYMISED);
    }

    private static String row(TransferField field) {
        var category = field.category().map(known -> "`" + known + "`").orElse("none");
        return "| `" + field + "` | " + category + " | `" + field.treatment() + "` |";
    }
}
