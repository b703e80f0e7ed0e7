package cn.zhengxin.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.disclosure.MaskedCreditReport;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.query");

    @Test
    @DisplayName("Features do not depend on each other in circles")
    void featuresAreFreeOfCycles() {
        slices().matching("cn.zhengxin.query.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    @DisplayName("Models and the shared words know nothing of Spring")
    void modelsKnowNothingOfSpring() {
        noClasses()
                .that()
                .resideInAnyPackage("..model..", "..inquiry..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "tools.jackson..", "jakarta..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Q14 · the web cannot reach a raw report, nor the places where one comes from")
    void theWebCannotReachARawReport() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("cn.zhengxin.query.bureau..", "cn.zhengxin.query.reportvault..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameEndingWith("Row")
                .check(CLASSES);
    }

    @Test
    @DisplayName("A raw and a masked report are unrelated")
    void rawAndMaskedAreUnrelated() {
        noClasses()
                .that()
                .haveFullyQualifiedName(MaskedCreditReport.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(RawCreditReport.class.getName())
                .check(CLASSES);
        noClasses()
                .that()
                .haveFullyQualifiedName(RawCreditReport.class.getName())
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName(MaskedCreditReport.class.getName())
                .check(CLASSES);
    }

    @Test
    @DisplayName("Only ports of the bureau, the vault and masking handle a raw report")
    void onlyAFewHandleARawReport() {
        classes()
                .that()
                .haveFullyQualifiedName(RawCreditReport.class.getName())
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(
                        "cn.zhengxin.query.bureau..",
                        "cn.zhengxin.query.reportvault..",
                        "cn.zhengxin.query.disclosure",
                        "cn.zhengxin.query.creditquery.application")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Time comes from the injected clock")
    void timeComesFromTheInjectedClock() {
        noClasses()
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(java.time.LocalDate.class, "now")
                .orShould()
                .callMethod(java.time.LocalDateTime.class, "now")
                .orShould()
                .callMethod(java.time.OffsetDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    @DisplayName("The library of the calendar names the time zone; the service means its days")
    void theServiceNamesNoTimeZone() {
        noClasses()
                .should()
                .callMethod(ZoneId.class, "of", String.class)
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Names say what a thing is")
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                .haveNameNotMatching(".*MapperImpl") // generated
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|Base|DTO|Dto|Cmd)")
                .check(CLASSES);
    }

    @Test
    @DisplayName("Rows and adapters stay in their packages")
    void rowsAndAdaptersStayInTheirPackages() {
        noClasses()
                .that()
                .haveSimpleNameStartingWith("Jdbc")
                .or()
                .haveSimpleNameEndingWith("Row")
                .or()
                .haveSimpleNameStartingWith("Rest")
                .should()
                .bePublic()
                .check(CLASSES);
    }
}
