package cn.zhengxin.dispute;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.dispute");

    @Test
    @DisplayName("Features do not depend on each other in circles")
    void featuresAreFreeOfCycles() {
        slices().matching("cn.zhengxin.dispute.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    @DisplayName("The model knows nothing of Spring, of JSON or of the rooms around it")
    void theModelKnowsNothingOfWhatIsAroundIt() {
        noClasses()
                .that()
                .resideInAPackage("..model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "tools.jackson..",
                        "jakarta..",
                        "..application..",
                        "..persistence..",
                        "..web..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Use cases know neither tables nor the web")
    void useCasesKnowNeitherTablesNorTheWeb() {
        noClasses()
                .that()
                .resideInAPackage("..application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..persistence..", "..web..", "org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("The web does not reach tables or the seal")
    void theWebDoesNotReachTables() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..persistence..", "org.springframework.jdbc..", "cn.zhengxin.encryption..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Time comes from the injected clock")
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Names say what a thing is")
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|Base|DTO|Dto|Cmd)")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Adapters stay in their packages")
    void adaptersStayInTheirPackages() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Jdbc")
                .or()
                .haveSimpleNameStartingWith("Rest")
                .should()
                .bePublic()
                .check(CLASSES);
    }
}
