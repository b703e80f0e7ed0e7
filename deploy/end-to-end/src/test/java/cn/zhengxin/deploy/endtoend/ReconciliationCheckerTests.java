package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReconciliationCheckerTests {

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void reportsAllSevenZerosAndSaysWhetherTheyAre() {
        assertThat(ReconciliationChecker.report(List.of(), out)).isZero();
        assertThat(written.toString(StandardCharsets.UTF_8).lines()).hasSize(7);
        assertThat(ReconciliationChecker.report(
                        List.of(new Finding(Zero.PERSONAL_DATA_IN_CLEAR, "phone number of person 3 in a log")), out))
                .isEqualTo(1);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("phone number of person 3 in a log");
    }

    @Test
    void saysHowItIsUsedAndWhenItCannotLook(@TempDir Path empty) {
        assertThat(ReconciliationChecker.run(List.of(), out)).isEqualTo(2);
        assertThat(ReconciliationChecker.run(List.of(empty.resolve("nowhere").toString()), out))
                .isEqualTo(2);
        assertThat(ReconciliationChecker.run(List.of(empty.toString(), "no-port"), out))
                .isEqualTo(2);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("usage:");
        assertThat(ReconciliationChecker.run(List.of(empty.toString(), "1100"), out))
                .isEqualTo(2);
        assertThat(written.toString(StandardCharsets.UTF_8)).contains("cannot be looked at");
    }
}
