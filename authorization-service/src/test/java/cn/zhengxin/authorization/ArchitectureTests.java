package cn.zhengxin.authorization;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Repository;

class ArchitectureTests {

    private final JavaClasses service = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.authorization");

    @Test
    @DisplayName("The model knows nothing of Spring, databases, JSON or the web")
    void modelIsPlain() {
        noClasses()
                .that()
                .resideInAnyPackage("..model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta..",
                        "java.sql..",
                        "tools.jackson..",
                        "com.fasterxml..",
                        "..persistence..",
                        "..web..",
                        "..application..")
                .check(service);
    }

    @Test
    @DisplayName("Use cases know neither the web nor the database")
    void applicationKnowsNoAdapters() {
        noClasses()
                .that()
                .resideInAnyPackage("..application..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("..persistence..", "..web..", "org.springframework.jdbc..", "java.sql..")
                .check(service);
    }

    @Test
    @DisplayName("The web never sees rows, nor opens a seal")
    void webSeesNoRows() {
        noClasses()
                .that()
                .resideInAnyPackage("..web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..persistence..", "cn.zhengxin.encryption..", "org.springframework.jdbc..", "java.sql..")
                .check(service);
    }

    @Test
    @DisplayName("Rows and repositories stay in their package")
    void repositoriesStayAtHome() {
        classes()
                .that()
                .areAnnotatedWith(Repository.class)
                .or()
                .haveSimpleNameEndingWith("Row")
                .should()
                .notBePublic()
                .check(service);
    }

    @Test
    @DisplayName("Features depend on each other in one direction only")
    void featuresHaveNoCycles() {
        slices().matching("cn.zhengxin.authorization.(*)..")
                .should()
                .beFreeOfCycles()
                .check(service);
    }

    @Test
    @DisplayName("Nobody reads the wall clock; a Clock is injected")
    void nobodyReadsTheWallClock() {
        noClasses().should().callMethod(Instant.class, "now").check(service);
        noClasses().should().callMethod(LocalDate.class, "now").check(service);
        noClasses().should().callMethod(LocalDateTime.class, "now").check(service);
        noClasses().should().callMethod(OffsetDateTime.class, "now").check(service);
        noClasses().should().callMethod(ZonedDateTime.class, "now").check(service);
        noClasses().should().callMethod(System.class, "currentTimeMillis").check(service);
        noClasses().should().callMethod(Clock.class, "systemUTC").check(service);
        noClasses().should().callMethod(Clock.class, "systemDefaultZone").check(service);
    }

    @Test
    @DisplayName("The library of the calendar names the time zone; the service means its days")
    void theServiceNamesNoTimeZone() {
        noClasses()
                .should()
                .callMethod(ZoneId.class, "of", String.class)
                .orShould()
                .callMethod(ZoneId.class, "systemDefault")
                .check(service);
    }

    @Test
    @DisplayName("Names say what a thing is")
    void namesSayWhatAThingIs() {
        noClasses()
                .that()
                // MapStruct names its own.
                .haveSimpleNameNotEndingWith("MapperImpl")
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Base|DTO|Dto|Cmd)")
                .check(service);
        noClasses().should().haveSimpleNameStartingWith("Common").check(service);
    }

    @Test
    @DisplayName("Nothing is printed, and no field is injected")
    void houseHabits() {
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(service);
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(service);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(service);
    }
}
