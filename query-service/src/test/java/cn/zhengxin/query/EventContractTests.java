package cn.zhengxin.query;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.query.batch.model.BatchEvent;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent;
import cn.zhengxin.query.policychange.model.PolicyEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventContractTests {

    @ParameterizedTest
    @MethodSource("eventTypes")
    @DisplayName("Every event has a schema, and an example that conforms to it")
    void everyEventHasASchemaAndAnExample(String type) throws IOException {
        String example = Files.readString(Path.of("contract", "examples", "events", type + ".json"));

        assertThat(EventSchemas.violations(type, example)).isEmpty();
    }

    @Test
    @DisplayName("There is no schema of an event that nobody sends")
    void thereIsNoSchemaOfAnEventThatNobodySends() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("contract", "events"))) {
            List<String> described = files.map(
                            file -> file.getFileName().toString().replace(".v1.schema.json", ""))
                    .toList();
            assertThat(described)
                    .containsExactlyInAnyOrderElementsOf(eventTypes().toList());
        }
    }

    static Stream<String> eventTypes() {
        return Stream.concat(
                Stream.of(CreditQueryEvent.class, BatchEvent.class, PolicyEvent.class)
                        .flatMap(events -> Arrays.stream(events.getPermittedSubclasses()))
                        .map(Class::getSimpleName),
                Stream.of(
                        "QueryRehearsed",
                        "SubjectQueriedOften",
                        "ProtectionProposed",
                        "ProtectionApproved",
                        "ProtectionTurnedDown",
                        "ProtectionRemovalProposed",
                        "ProtectionRemoved",
                        "ProtectionRemovalTurnedDown",
                        "ProtectionDecisionRefused",
                        "SampleSeedCommitted",
                        "QuerySamplesDrawn",
                        "SampleSeedPublished",
                        "SpecialGrantRequested",
                        "SpecialGrantApproved",
                        "SpecialGrantDecisionRefused",
                        "SpecialGrantRejected",
                        "SpecialGrantRevoked",
                        "SpecialGrantUsed",
                        "SpecialGrantUseReturned",
                        "VaultKeyDestroyed",
                        "SubjectNoticeSent",
                        "SubjectNoticeDelayed",
                        "SubjectNoticeFailed",
                        "SubjectNoticeWithheld"));
    }
}
