package cn.zhengxin.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("cn.zhengxin.gateway");

    @Test
    void asksNoWallClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void usesNoBannedSuffix() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|Base|DTO|Dto|Cmd)")
                .check(CLASSES);
    }

    @Test
    void hasNoDatabase() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.flywaydb..")
                .check(CLASSES);
    }

    @Test
    void knowsNoCreditWords() {
        noClasses()
                .should()
                .haveNameMatching(".*(Credit|Consent|Query|Report|Dispute|Audit|Mask|Bureau).*")
                .check(CLASSES);
    }

    @Test
    void hasNoCycles() {
        slices().matching("cn.zhengxin.gateway.(*)..").should().beFreeOfCycles().check(CLASSES);
    }
}
