package cn.zhengxin.authorization.refusal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusalIsolationTests {

    @Test
    @DisplayName("A17 · nothing depends on refusals, so that none can lower a score or take part in a decision")
    void nothingDependsOnRefusals() {
        var service = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("cn.zhengxin.authorization");

        noClasses()
                .that()
                .resideOutsideOfPackage("cn.zhengxin.authorization.refusal..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cn.zhengxin.authorization.refusal..")
                .check(service);
    }

    @Test
    @DisplayName("A17 · no other feature's statements name the table of refusals")
    void noOtherStatementNamesTheTable() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java"))) {
            var naming = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/refusal/"))
                    .filter(RefusalIsolationTests::namesTheTable)
                    .toList();
            assertThat(naming).isEmpty();
        }
    }

    private static boolean namesTheTable(Path file) {
        try {
            return Files.readString(file).contains("authorization_refusal");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
