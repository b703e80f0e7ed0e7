package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.partner.ChainJourney;
import cn.zhengxin.authorization.partner.PartnerJourney;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The service gives what the filed examples promise; query-service is tested against the same files. */
class ExampleContractTests extends AuthorizationServiceIntegration {

    private static final Path EXAMPLES = Path.of("contract/examples");

    private Api api;
    private Journey journey;

    @BeforeEach
    void open() {
        api = api();
        journey = new Journey(api, clock);
    }

    @AfterEach
    void reset() {
        clock.reset();
        jdbc.sql("UPDATE credit_operator SET suspension = NULL, state = 'ACTIVE' WHERE state = 'SUSPENDED'")
                .update();
    }

    @Test
    @DisplayName("Contract · every example of what query-service asks is what it is answered")
    void internalExamples() throws IOException {
        Map<String, Supplier<Api.Answer>> scenes = new HashMap<>();
        scenes.put("use-reserved", () -> reserve(journey.active(1)));
        scenes.put("use-refused-not-covered", () -> reserve(journey.signed(1)));
        scenes.put("use-refused-withdrawn", () -> {
            var id = journey.active(1);
            withdraw(id);
            return reserve(id);
        });
        scenes.put("use-refused-expired", () -> {
            var id = journey.active(1);
            return later(() -> reserve(id));
        });
        scenes.put("use-refused-no-use-left", () -> {
            var id = journey.active(1);
            reserve(id);
            return reserve(id);
        });
        scenes.put("use-refused-for-several-reasons", () -> {
            var id = journey.active(1);
            reserve(id);
            return later(() -> reserve(id));
        });
        scenes.put("use-reserved-by-partner", () -> reserveFor("P30001", () -> {}));
        scenes.put("use-refused-partner-not-covered", () -> {
            var partners = new PartnerJourney(api);
            var partner = partners.active();
            return reserveFor(partner, () -> partners.suspend(partner));
        });
        scenes.put("use-grantable", () -> examine(journey.active(1)));
        scenes.put("use-grantable-about-oneself", this::examineAboutOneself);
        scenes.put("use-not-grantable-no-use-left", () -> {
            var id = journey.active(1);
            reserve(id);
            return examine(id);
        });
        scenes.put("use-confirmed", () -> settle(journey.active(1), "confirmation", id -> {}));
        scenes.put(
                "use-confirmation-refused-withdrawn", () -> settle(journey.active(1), "confirmation", this::withdraw));
        scenes.put("use-consumptions", this::consumptions);
        scenes.put("use-released", () -> settle(journey.active(1), "release", id -> {}));
        scenes.put("notice-recipients", this::noticeRecipients);
        scenes.put("standing-good", () -> standing("officer.lin", "127.0.0.1"));
        scenes.put("standing-foreign-terminal", () -> standing("officer.lin", "203.0.113.9"));
        scenes.put("standing-unknown", () -> standing("nobody.here", "127.0.0.1"));
        scenes.put("bureau-account-given", () -> bureauAccount("officer.lin"));
        scenes.put("bureau-account-none", () -> bureauAccount("reviewer.nobody"));
        scenes.put("bureau-account-withheld-suspended", () -> {
            suspendOfficerLin();
            return bureauAccount("officer.lin");
        });
        scenes.put("loan-known", () -> loan(true, false));
        scenes.put("loan-of-another", () -> loan(true, true));
        scenes.put("loan-unknown", () -> loan(false, false));
        scenes.put("staff-tie-oneself", () -> tie(true));
        scenes.put("staff-tie-none", () -> tie(false));
        scenes.put("standing-suspended", () -> {
            suspendOfficerLin();
            return standing("officer.lin", "127.0.0.1");
        });

        var filed = new ArrayList<String>();
        try (var files = Files.list(EXAMPLES.resolve("internal"))) {
            files.forEach(file -> filed.add(file.getFileName().toString().replace(".json", "")));
        }
        assertThat(scenes.keySet()).containsExactlyInAnyOrderElementsOf(filed);
        // Last, because nobody works with a suspended account.
        filed.sort((one, other) -> Boolean.compare(one.endsWith("suspended"), other.endsWith("suspended")));
        for (var name : filed) {
            var response = example("internal/" + name).path("response");
            var answer = scenes.get(name).get();
            assertThat(answer.status())
                    .as(name)
                    .isEqualTo(response.path("status").asInt());
            if (response.at("/body/code").isString()) {
                assertThat(answer.text("code"))
                        .as(name)
                        .isEqualTo(response.at("/body/code").asString());
            } else if (response.has("body")) {
                assertThat(comparable(answer.json())).as(name).isEqualTo(comparable(response.path("body")));
            } else {
                assertThat(answer.body()).as(name).isEmpty();
            }
        }
    }

    @Test
    @DisplayName("Contract · the example of entering an authorization is accepted and answered as filed")
    void publicExample() throws IOException {
        var example = example("public/create-authorization");
        var statement = (ObjectNode) example.at("/request/body").deepCopy();
        // Only the days move; everything else is sent as filed.
        for (var moving : List.of("startDate", "endDate", "signingTime")) {
            statement.put(moving, (String) journey.statement().get(moving));
        }

        var answer = api.post(officerLin(), Journey.AUTHORIZATIONS, statement);

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(comparable(answer.json())).isEqualTo(comparable(example.at("/response/body")));
    }

    private static JsonNode example(String name) throws IOException {
        return Api.JSON.readTree(Files.readString(EXAMPLES.resolve(name + ".json")));
    }

    /** Numbers, days and references differ from run to run; that they are there does not. */
    private static JsonNode comparable(JsonNode node) {
        var copy = (ObjectNode) node.deepCopy();
        for (var moving : List.of(
                "id",
                "number",
                "authorizationNumber",
                "subjectReference",
                "startDate",
                "endDate",
                "signingTime",
                "createdAt")) {
            if (copy.has(moving)) {
                copy.put(moving, "moving");
            }
        }
        for (var list : List.of("uses", "recipients")) {
            copy.path(list).forEach(use -> {
                if (use instanceof ObjectNode one) {
                    one.put("useId", "moving");
                }
            });
        }
        return copy;
    }

    private Api.Answer reserve(String id) {
        return api.put(
                queryService(), Journey.usePath(id, UUID.randomUUID()), Journey.intendedUse(journey.subjectOf(id)));
    }

    private Api.Answer examine(String id) {
        return api.post(
                queryService(),
                "/internal/v1/authorizations/" + id + "/use-examinations",
                Journey.intendedUse(journey.subjectOf(id)));
    }

    /** One that is held, one that was given back, one that was never asked for. */
    private Api.Answer consumptions() {
        var id = journey.active(2);
        var uses = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        for (var use : uses.subList(0, 2)) {
            api.put(queryService(), Journey.usePath(id, use), Journey.intendedUse(journey.subjectOf(id)));
        }
        api.postEmpty(queryService(), Journey.usePath(id, uses.get(1)) + "/release");
        return api.post(
                queryService(),
                "/internal/v1/use-consumptions",
                Map.of(
                        "uses",
                        uses.stream()
                                .map(use -> Map.of("authorizationId", id, "useId", use.toString()))
                                .toList()));
    }

    private Api.Answer examineAboutOneself() {
        var id = journey.active(1);
        register(journey.subjectOf(id));
        var examined = examine(id);
        // Others ask about the same subject.
        person(true);
        return examined;
    }

    private Api.Answer settle(String id, String how, java.util.function.Consumer<String> between) {
        var path = Journey.usePath(id, UUID.randomUUID());
        var reserved = api.put(queryService(), path, Journey.intendedUse(journey.subjectOf(id)));
        assertThat(reserved.text("outcome")).isEqualTo("RESERVED");
        between.accept(id);
        return api.postEmpty(queryService(), path + "/" + how);
    }

    private Api.Answer reserveFor(String partner, Runnable between) {
        var chains = new ChainJourney(api, clock);
        var id = chains.original(1, partner);
        between.run();
        return api.put(queryService(), Journey.usePath(id, UUID.randomUUID()), chains.intendedUse(id, partner));
    }

    private void withdraw(String id) {
        var withdrawn = api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of());
        assertThat(withdrawn.status()).isEqualTo(200);
    }

    private Api.Answer later(Supplier<Api.Answer> call) {
        clock.advance(Duration.ofDays(31));
        try {
            return call.get();
        } finally {
            clock.reset();
        }
    }

    private void suspendOfficerLin() {
        api.post(
                institutionAdministrator(),
                "/api/v1/operators/officer.lin/suspension",
                Map.of("reason", "VIOLATION_SUSPECTED"));
    }

    private Api.Answer bureauAccount(String account) {
        return api.get(queryService(), "/internal/v1/operators/" + account + "/bureau-account");
    }

    /** Of a query, of one whose subject left no phone, and of one that was never made. */
    private Api.Answer noticeRecipients() {
        var withPhone = journey.active(Map.of(
                "subject",
                Map.of(
                        "name",
                        Journey.NAME,
                        "documentType",
                        "RESIDENT_ID",
                        "documentNumber",
                        "110101199003070134",
                        "phone",
                        "13911112222")));
        var withoutPhone = journey.active(1);
        var uses = new ArrayList<Map<String, String>>();
        for (var id : List.of(withPhone, withoutPhone)) {
            var use = UUID.randomUUID();
            api.put(queryService(), Journey.usePath(id, use), Journey.intendedUse(journey.subjectOf(id)));
            uses.add(Map.of("authorizationId", id, "useId", use.toString()));
        }
        uses.add(Map.of("authorizationId", withPhone, "useId", UUID.randomUUID().toString()));
        return api.post(queryService(), "/internal/v1/notice-recipients", Map.of("uses", uses));
    }

    private Api.Answer loan(boolean known, boolean ofAnother) {
        var authorization = journey.active(1);
        var reference = "LN-" + UUID.randomUUID().toString().substring(0, 13);
        if (known) {
            jdbc.sql("""
                            INSERT INTO loan (institution_code, loan_reference, asset_class, classified_at, last_movement_at)
                            VALUES ('B10001', :loan, 'SPECIAL_MENTION', now(), '2026-11-01T02:00:00Z')
                            """).param("loan", reference).update();
        }
        if (ofAnother) {
            var another = journey.active(Map.of(
                    "subject",
                    Map.of("name", "李娜", "documentType", "RESIDENT_ID", "documentNumber", "11010519491231002X")));
            api.post(
                    loanOrigination(),
                    Journey.AUTHORIZATIONS + "/" + another + "/loan",
                    Map.of("loanReference", reference));
        }
        return api.get(
                queryService(),
                "/internal/v1/authorizations/" + authorization + "/loans/" + reference + "?institution=B10001");
    }

    private Api.Answer tie(boolean oneself) {
        return api.get(queryService(), "/internal/v1/operators/officer.lin/ties/" + person(oneself));
    }

    /** A subject's reference, that of officer.lin when the register is to know it. */
    private String person(boolean registered) {
        var reference = "sr_" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
        if (registered) {
            register(reference);
        }
        return reference;
    }

    private void register(String person) {
        jdbc.sql("""
                        INSERT INTO operator_identity (operator_account, subject_reference, wrapped_key, ciphertext, recorded_at)
                        VALUES ('officer.lin', :person, '\\x00', '\\x00', now())
                        ON CONFLICT (operator_account) DO UPDATE SET subject_reference = excluded.subject_reference
                        """).param("person", person).update();
    }

    private Api.Answer standing(String account, String terminal) {
        return api.get(queryService(), "/internal/v1/operators/" + account + "/standing?terminal=" + terminal);
    }
}
