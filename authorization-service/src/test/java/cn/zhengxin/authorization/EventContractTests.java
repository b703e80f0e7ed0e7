package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.employment.FollowPersonnel;
import cn.zhengxin.authorization.employment.PersonnelChange;
import cn.zhengxin.authorization.identityprovider.application.CompareAccounts;
import cn.zhengxin.authorization.identityprovider.application.FoundAccount;
import cn.zhengxin.authorization.loan.CoreSystem;
import cn.zhengxin.authorization.onlinesigning.OnlineJourney;
import cn.zhengxin.authorization.operator.Staffing;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Place;
import cn.zhengxin.authorization.partner.PartnerJourney;
import cn.zhengxin.authorization.template.ConsentTexts;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;

class EventContractTests extends AuthorizationServiceIntegration {

    private static final Path SCHEMAS = Path.of("contract/events");

    @Autowired
    private InMemoryIdentityProvider identityProvider;

    @Autowired
    private CompareAccounts compareAccounts;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private FollowPersonnel followPersonnel;

    @Test
    @DisplayName("U1, N5 · every kind of event is written with its change and keeps to its filed schema")
    void eventsKeepToTheirSchemas() throws IOException {
        makeEveryKindOfEvent();
        makeEveryKindOfTemplateEvent();
        makePageImageReused();
        makeOnlineSigningEvents();

        var schemas = schemas();
        var seen = new HashSet<String>();
        jdbc.sql("SELECT type, body FROM outbox_event ORDER BY position")
                .query((row, number) -> Map.entry(row.getString("type"), row.getString("body")))
                .list()
                .forEach(event -> {
                    assertThat(schemas).containsKey(event.getKey());
                    assertThat(schemas.get(event.getKey()).validate(event.getValue(), InputFormat.JSON))
                            .as(event.getValue())
                            .isEmpty();
                    seen.add(event.getKey());
                });
        assertThat(seen).containsExactlyInAnyOrderElementsOf(schemas.keySet());
    }

    @Test
    @DisplayName("N2, U1 · events arrive on their topic, keyed by authorization, with no personal data")
    void eventsArriveOnTheirTopic() {
        var id = new Journey(api(), clock).active(1);
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        settings.put("isolation.level", "read_committed");
        Set<String> types = new TreeSet<>();
        var everything = new StringBuilder();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("credit.authorization.v1"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(message -> {
                    everything.append(message.value());
                    message.headers()
                            .forEach(header -> everything.append(
                                    new String(header.value(), java.nio.charset.StandardCharsets.UTF_8)));
                    if (id.equals(message.key())) {
                        types.add(
                                Api.JSON.readTree(message.value()).path("type").asString());
                    }
                });
                assertThat(types).contains("AuthorizationDrafted", "AuthorizationSigned", "AuthorizationVerified");
            });
        }
        assertThat(everything.toString()).doesNotContain("110101199003070134", "张伟", "个人消费贷款额度评估");
    }

    private void makeEveryKindOfEvent() {
        var api = api();
        EventScenario.all().forEach(scenario -> scenario.makeEvents(api, clock, beans));
        var journey = new Journey(api, clock);
        var id = journey.active(3);
        var subject = journey.subjectOf(id);
        var intended = Journey.intendedUse(subject);
        var consumed = Journey.usePath(id, UUID.randomUUID());
        var released = Journey.usePath(id, UUID.randomUUID());
        api.put(queryService(), consumed, intended);
        api.put(queryService(), released, intended);
        api.put(queryService(), Journey.usePath(UUID.randomUUID().toString(), UUID.randomUUID()), intended);
        api.postEmpty(queryService(), consumed + "/confirmation");
        api.postEmpty(queryService(), consumed + "/consumption");
        api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/document");
        api.get(officerLin(), Journey.AUTHORIZATIONS);
        api.get(customer(subject), "/api/v1/my/authorizations");
        api.post(customer(subject), Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of());
        api.postEmpty(queryService(), released + "/confirmation");
        api.postEmpty(queryService(), released + "/release");
        var closed = journey.active(1);
        api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + closed + "/closure", Map.of("reason", "REFUSED"));
        var incomplete = Journey.AUTHORIZATIONS + "/" + journey.draft(1) + "/signature";
        api.post(officerLin(), incomplete, journey.signature(UUID.randomUUID().toString()));
        var signed = journey.signed(1);
        var both = ISSUER.staff(
                "officer.lin", "B10001", "E1001", List.of("query-officer", "reviewer"), "authorization-service");
        var verification = Journey.AUTHORIZATIONS + "/" + signed + "/verification";
        api.post(both, verification, Map.of("decision", "VERIFY"));
        api.post(reviewerZhao(), verification, Map.of("decision", "REJECT"));
        newsOfALoan(journey.active(1));
        makeEventsOfMinors();
        var operator = "/api/v1/operators/dispute.chen";
        api.post(institutionAdministrator(), operator + "/suspension", Map.of("reason", "OTHER"));
        api.postEmpty(institutionAdministrator(), operator + "/reinstatement");
        makeEveryKindOfPartnerEvent(api);
        api.postEmpty(institutionAdministrator(), operator + "/first-password");
        var stranger = new Account("nobody.known");
        identityProvider.put(new FoundAccount(stranger, true, null, null, null, Set.of("query-officer")));
        compareAccounts.handle();
        identityProvider.remove(stranger);
        compareAccounts.handle();
        makeEveryKindOfOperatorEvent(api);
    }

    private static void makeEveryKindOfPartnerEvent(Api api) {
        var named = new Journey(api, AdjustableClock.SHARED)
                .create(
                        officerLin(),
                        Map.of(
                                "recipients",
                                List.of(Map.of("institutionCode", "P30001", "purpose", "LOAN_APPLICATION"))));
        api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + named.text("id") + "/withdrawal", Map.of());
        var journey = new PartnerJourney(api);
        var partner = journey.active();
        journey.suspend(partner);
        api.postEmpty(
                staff("admin.institution", "B10001", "E1003", List.of("compliance-officer")),
                PartnerJourney.PARTNERS + "/" + partner + "/reinstatement");
        journey.reinstate(partner);
        journey.end(partner);
    }

    private void makeOnlineSigningEvents() {
        var online = OnlineJourney.start(api(), clock);
        online.sign();
        online.readAndTickEverything();
        online.submitCheck("unknown-token");
        online.passBothChecks();
        online.sign();
    }

    private void makePageImageReused() {
        var journey = new Journey(api(), clock);
        for (int time = 0; time < 2; time++) {
            var id = journey.draft(1);
            var path = Journey.AUTHORIZATIONS + "/" + id;
            journey.addEvidence(id, "ID_DOCUMENT_CHECK");
            var page = api().upload(officerLin(), path + "/evidence", "SIGNED_DOCUMENT", Journey.PDF);
            api().post(officerLin(), path + "/signature", journey.signature(page.text("evidenceId")));
        }
    }

    private void makeEveryKindOfTemplateEvent() {
        var templates = "/api/v1/authorization-templates";
        var song = ISSUER.staff(
                "compliance.song", "B00000", "E0003", List.of("compliance-officer"), "authorization-service");
        api().post(
                        song,
                        templates,
                        ConsentTexts.proposal("2033-01", clock.instant().plusSeconds(60)));
        api().postEmpty(song, templates + "/2033-01/approval");
        api().postEmpty(provinceAdministrator(), templates + "/2033-01/approval");
    }

    private void makeEveryKindOfOperatorEvent(Api api) {
        var staffing = new Staffing(api, clock);
        var newcomer = staffing.active("query-officer");
        var administrator = institutionAdministrator();
        api.post(administrator, newcomer.path("/roles"), Map.of("roles", List.of("query-officer", "reviewer")));
        api.postEmpty(Staffing.head(), newcomer.path("/roles/approval"));
        api.post(administrator, newcomer.path("/roles"), Map.of("roles", List.of("auditor", "reviewer")));
        api.post(administrator, newcomer.path("/terminals"), Map.of("address", "203.0.113.8"));
        api.delete(administrator, newcomer.path("/terminals/203.0.113.8"));
        api.post(administrator, newcomer.path("/bureau-account"), Map.of("bureauAccount", "B10001-EVENT"));
        api.get(queryService(), "/internal/v1/operators/" + newcomer.account() + "/bureau-account");
        jdbc.sql("UPDATE credit_operator SET last_used_on = last_used_on - 120 WHERE account = :account")
                .param("account", newcomer.account())
                .update();
        api.post(administrator, newcomer.path("/unlocking"), Map.of("reason", "DUTY_RESUMED"));
        api.post(
                Staffing.compliance(),
                newcomer.path("/deductions"),
                Map.of("violation", "INCOMPLETE_FILE", "findingReference", "F-EVENT"));
        var campaign = api.postEmpty(provinceAdministrator(), "/api/v1/recertifications");
        api.post(
                administrator,
                "/api/v1/recertifications/" + campaign.text("id") + "/items/" + newcomer.account() + "/answer",
                Map.of("answer", "CONFIRM"));
        owner().sql("DELETE FROM recertification_item").update();
        owner().sql("DELETE FROM recertification").update();
        followPersonnel.handle(new PersonnelChange.Moved(
                UUID.randomUUID(), newcomer.employeeNumber(), new Place("B10001", "B10001-02"), clock.instant()));
        followPersonnel.handle(new PersonnelChange.Left(UUID.randomUUID(), newcomer.employeeNumber(), clock.instant()));
        var review = jdbc.sql("SELECT id FROM departure_review WHERE operator_account = :account LIMIT 1")
                .param("account", newcomer.account())
                .query(String.class)
                .single();
        api.post(
                Staffing.compliance(),
                "/api/v1/departure-reviews/" + review + "/closure",
                Map.of("finding", "VIOLATION_FOUND"));
    }

    private void newsOfALoan(String id) {
        var loan = "LN-" + UUID.randomUUID();
        api().post(loanOrigination(), Journey.AUTHORIZATIONS + "/" + id + "/loan", Map.of("loanReference", loan));
        new CoreSystem(bootstrapServers()).tell(CoreSystem.news(loan, "DORMANT", clock.instant()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> eventsAbout(loan).contains("LoanFactsNoted"));
    }

    private void makeEventsOfMinors() {
        var special = new SpecialJourney(api(), clock);
        var minor = special.minorSigned();
        special.signOff(
                staff("officer.lin", "B10001", "E1001", List.of("query-officer", "compliance-officer")),
                minor,
                "APPROVE");
        special.verify(minor);
        special.signOff(SpecialJourney.complianceSun(), minor, "APPROVE");
    }

    private static Map<String, JsonSchema> schemas() throws IOException {
        var factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
        var schemas = new TreeMap<String, JsonSchema>();
        try (var files = Files.list(SCHEMAS)) {
            for (var file : files.toList()) {
                var type = file.getFileName().toString().replace(".v1.schema.json", "");
                schemas.put(type, factory.getSchema(Files.readString(file)));
            }
        }
        return schemas;
    }
}
