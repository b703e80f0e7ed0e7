package cn.zhengxin.audit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("cn.zhengxin.audit");

    @Test
    @DisplayName("features do not depend on each other in circles")
    void featuresHaveNoCircles() {
        slices().matching("cn.zhengxin.audit.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    @DisplayName("time comes from the injected clock")
    void noWallClock() {
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
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    @DisplayName("names say what a thing is")
    void noEmptyNames() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|Common|Base|DTO|Dto|Cmd)")
                .check(CLASSES);
    }

    @Test
    @DisplayName("controllers know ports, not tables")
    void controllersDoNotKnowTables() {
        noClasses()
                .that()
                .haveSimpleNameEndingWith("Controller")
                .should()
                .dependOnClassesThat()
                .haveSimpleNameStartingWith("Jdbc")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("only adapters speak SQL, and nobody outside their package sees them")
    void onlyAdaptersSpeakSql() {
        classes()
                .that()
                .haveSimpleNameStartingWith("Jdbc")
                .should()
                .bePackagePrivate()
                .check(CLASSES);
        noClasses()
                .that()
                .haveSimpleNameNotStartingWith("Jdbc")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework.jdbc..")
                .check(CLASSES);
    }

    @Test
    @DisplayName("settings are records, never single values")
    void noValueAnnotations() {
        noClasses().should().dependOnClassesThat().areAssignableTo(Value.class).check(CLASSES);
    }

    @Test
    @DisplayName("U11 · nothing but the event stream leads into the ledger")
    void onlyTheAppenderAppends() {
        noClasses()
                .that()
                .resideOutsideOfPackages("cn.zhengxin.audit.ledger", "cn.zhengxin.audit.ingestion")
                .should()
                .dependOnClassesThat()
                .haveSimpleName("AppendRecords")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("StoredRecord")
                .orShould()
                .dependOnClassesThat()
                .haveSimpleName("IncomingEvents")
                .check(CLASSES);
    }
}
