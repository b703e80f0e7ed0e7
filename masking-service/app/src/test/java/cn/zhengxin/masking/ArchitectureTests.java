package cn.zhengxin.masking;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import cn.zhengxin.masking.masking.model.RawCreditReport;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.masking");

    @Test
    @DisplayName("The model knows nothing of Spring, databases or the web")
    void keepsTheModelPlain() {
        noClasses()
                .that()
                .resideInAnyPackage("..catalogue..", "..model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "java.sql..", "jakarta..", "..web..", "..application..")
                .check(SERVICE);
    }

    @Test
    @DisplayName("The web reaches the use case, not policies' rows or the outbox")
    void keepsTheWebAtTheEdge() {
        noClasses()
                .that()
                .resideInAPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.jdbc..", "java.sql..", "cn.zhengxin.audittrail..")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Jdbc")
                .check(SERVICE);
        noClasses()
                .that()
                .resideOutsideOfPackage("cn.zhengxin.masking..web..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("cn.zhengxin.masking..web..")
                .check(SERVICE);
    }

    @Test
    @DisplayName("No feature's web uses another's: what several take in or give out belongs to none of them")
    void keepsTheWebsApart() {
        slices().matching("cn.zhengxin.masking.(*).web..")
                .should()
                .notDependOnEachOther()
                .check(SERVICE);
    }

    @Test
    @DisplayName("Raw and masked reports are unrelated, and an answer holds the masked one only")
    void keepsRawReportsOutOfAnswers() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Response")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RawCreditReport.class)
                .check(SERVICE);
        noClasses()
                .that()
                .areAssignableTo(MaskedCreditReport.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RawCreditReport.class)
                .check(SERVICE);
    }

    @Test
    @DisplayName("Nobody looks at the wall clock; the clock is handed in")
    void readsNoWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(SERVICE);
    }

    @Test
    @DisplayName("Names say what a thing is")
    void bansEmptySuffixes() {
        classes()
                .should()
                .haveNameNotMatching(".*(Impl|Util|Utils|Helper|Manager|Common|Base|DTO|Dto|Cmd)")
                .check(SERVICE);
    }

    @Test
    @DisplayName("Features do not go round in circles")
    void hasNoCycles() {
        slices().matching("cn.zhengxin.masking.(*)..").should().beFreeOfCycles().check(SERVICE);
    }

    @Test
    @DisplayName("Nothing here is logged: there is nothing to say that is not personal data or an event")
    void logsNothing() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.slf4j.Logger")
                .check(SERVICE);
    }
}
