package cn.zhengxin.authorization.loan;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LoanIntegrationTests extends AuthorizationServiceIntegration {

    private static final Map<String, Object> LI_NA = Map.of(
            "subject", Map.of("name", "李娜", "documentType", "RESIDENT_ID", "documentNumber", "11010519491231002X"));

    private Api api;
    private Journey journey;
    private CoreSystem core;
    private String loan;

    @BeforeEach
    void open() {
        api = api();
        journey = new Journey(api, clock);
        core = new CoreSystem(bootstrapServers());
        loan = "LN-" + UUID.randomUUID().toString().substring(0, 13);
    }

    @Test
    @DisplayName(
            "A11 · the settled loan closes all its authorizations, once however often it is told, post-loan included")
    void settlementClosesAll() {
        var application = journey.active(1);
        var postLoan = postLoan();
        var other = journey.active(1);
        assertThat(bind(application, loan).status()).isEqualTo(200);
        assertThat(bind(postLoan, loan).status()).isEqualTo(200);
        var settled = CoreSystem.news(loan, "SETTLED", clock.instant());

        core.tell(settled);
        core.tell(settled);
        core.tell(CoreSystem.news(loan, "ABANDONED", clock.instant()));
        awaitAllOf(loan);

        for (var id : List.of(application, postLoan)) {
            var closed = api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id);
            assertThat(closed.text("state")).isEqualTo("CLOSED");
            assertThat(closed.json().path("closure").path("reason").asString()).isEqualTo("SETTLED");
            assertThat(eventsAbout(id).stream().filter("AuthorizationClosed"::equals))
                    .hasSize(1);
        }
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + other).text("state"))
                .isEqualTo("ACTIVE");
    }

    @Test
    @DisplayName("A11 · refused and abandoned loans close as well, also when the news came before the loan was named")
    void refusalAndAbandonmentCloseToo() {
        for (var kind : List.of("REFUSED", "ABANDONED")) {
            var reference = loan + kind.charAt(0);
            core.tell(CoreSystem.news(reference, kind, clock.instant()));
            awaitAllOf(reference);
            var id = journey.active(1);

            var bound = bind(id, reference);

            assertThat(bound.text("ended")).as(bound.body()).isEqualTo(kind);
            assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id).text("state"))
                    .isEqualTo("CLOSED");
        }
    }

    @Test
    @DisplayName("A11 · a dormant loan refuses post-loan use until it is reactivated; late news change nothing")
    void dormancyRefusesUntilReactivated() {
        var id = postLoan();
        bind(id, loan);
        var now = clock.instant();
        assertThat(reserve(id)).isEmpty();

        core.tell(CoreSystem.news(loan, "DORMANT", now));
        awaitAllOf(loan);
        assertThat(reserve(id)).containsExactly("A11");

        core.tell(CoreSystem.news(loan, "REACTIVATED", now.plusSeconds(2)));
        core.tell(CoreSystem.news(loan, "DORMANT", now.plusSeconds(1)));
        awaitAllOf(loan);
        assertThat(reserve(id)).isEmpty();
    }

    @Test
    @DisplayName(
            "Q6 · the customer's confirmation wakes a dormant loan, once it is on record; nobody confirms another's, or one that ended")
    void confirmationWakesADormantLoan() {
        var id = postLoan();
        bind(id, loan);
        core.tell(CoreSystem.news(loan, "MOVED", clock.instant().minusSeconds(90)));
        core.tell(CoreSystem.news(loan, "DORMANT", clock.instant().minusSeconds(60)));
        awaitAllOf(loan);
        assertThat(lookUp(id, loan).path("dormant").asBoolean()).isTrue();
        assertThat(lookUp(id, loan).path("movedAt").isMissingNode()).isFalse();
        var confirmation = "/api/v1/loans/" + loan + "/customer-confirmation";

        assertThat(api.post(officerGao(), confirmation, Map.of("channel", "PHONE"))
                        .status())
                .isEqualTo(404);
        var confirmed = api.post(officerLin(), confirmation, Map.of("channel", "PHONE"));

        assertThat(confirmed.status()).as(confirmed.body()).isEqualTo(200);
        var known = lookUp(id, loan);
        assertThat(known.path("dormant").asBoolean()).isFalse();
        assertThat(known.path("confirmedAt").isMissingNode()).isFalse();
        assertThat(known.path("ofAnotherAuthorization").asBoolean()).isFalse();
        assertThat(reserve(id)).isEmpty();
        assertThat(eventsAbout(loan)).contains("LoanConfirmedByCustomer");

        core.tell(CoreSystem.news(loan, "SETTLED", clock.instant()));
        awaitAllOf(loan);
        assertThat(api.post(officerLin(), confirmation, Map.of("channel", "PHONE"))
                        .status())
                .isEqualTo(409);
    }

    @Test
    @DisplayName("Q5 · a loan is looked up by institution and reference; another authorization's loan is told as such")
    void loansAreLookedUp() {
        var id = postLoan();
        bind(id, loan + "X");
        var classified = CoreSystem.news(loan, "CLASSIFIED", clock.instant());
        CoreSystem.data(classified).put("assetClass", "SUBSTANDARD");
        core.tell(classified);
        awaitAllOf(loan);

        var known = lookUp(id, loan);

        assertThat(known.path("known").asBoolean()).isTrue();
        assertThat(known.path("assetClass").asString()).isEqualTo("SUBSTANDARD");
        assertThat(known.path("ofAnotherAuthorization").asBoolean()).isTrue();
        assertThat(lookUp(id, "LN-nobody-knows").path("known").asBoolean()).isFalse();
    }

    @Test
    @DisplayName(
            "Q5 · a loan is one subject's: another subject's authorization is told so and not bound, a renewed one of the same subject is")
    void aLoanIsOneSubjects() {
        var first = postLoan();
        assertThat(bind(first, loan).status()).isEqualTo(200);
        var stranger = postLoan(LI_NA);
        var renewed = postLoan();

        assertThat(lookUp(first, loan).path("ofAnotherAuthorization").asBoolean())
                .isFalse();
        assertThat(lookUp(renewed, loan).path("ofAnotherAuthorization").asBoolean())
                .isFalse();
        assertThat(lookUp(stranger, loan).path("ofAnotherAuthorization").asBoolean())
                .isTrue();
        assertThat(lookUp(UUID.randomUUID().toString(), loan)
                        .path("ofAnotherAuthorization")
                        .asBoolean())
                .as("an authorization that nobody knows")
                .isTrue();

        var refused = bind(stranger, loan);
        assertThat(refused.status()).as(refused.body()).isEqualTo(409);
        assertThat(refused.text("code")).isEqualTo("LOAN_OF_ANOTHER");
        assertThat(eventsAbout(stranger)).doesNotContain("AuthorizationLoanBound");
        assertThat(bind(renewed, loan).status()).isEqualTo(200);

        var named = CoreSystem.news(loan, "MOVED", clock.instant());
        CoreSystem.data(named)
                .put(
                        "authorizationNumber",
                        api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + stranger)
                                .text("number"));
        core.tell(named);
        awaitAllOf(loan);
        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + stranger + "/loan")
                        .status())
                .as("the core system's word on a joint borrower counts (A11)")
                .isEqualTo(200);
    }

    @Test
    @DisplayName("Q5 · of two subjects' authorizations that are bound to one loan at once, one subject's are")
    void aLoanIsOneSubjectsWhoeverComesAtOnce() {
        var ids = List.of(postLoan(), postLoan(LI_NA), postLoan(), postLoan(LI_NA));
        var asked = ids.stream()
                .map(id -> CompletableFuture.supplyAsync(() -> bind(id, loan).status()))
                .toList();

        var answers = asked.stream().map(CompletableFuture::join).toList();

        assertThat(answers).containsExactlyInAnyOrder(200, 200, 409, 409);
        assertThat(answers.get(0)).isEqualTo(answers.get(2));
        assertThat(answers.get(1)).isEqualTo(answers.get(3));
    }

    private JsonNode lookUp(String authorization, String reference) {
        return api.get(
                        queryService(),
                        "/internal/v1/authorizations/" + authorization + "/loans/" + reference + "?institution=B10001")
                .json();
    }

    @Test
    @DisplayName("A11 · an older classification never overwrites a newer; the loan binds by authorization number")
    void classificationsArriveInAnyOrder() {
        var id = journey.active(1);
        var number = api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id).text("number");
        var newer = CoreSystem.news(loan, "CLASSIFIED", clock.instant());
        CoreSystem.data(newer).put("assetClass", "SUBSTANDARD");
        CoreSystem.data(newer).put("authorizationNumber", number);
        var older = CoreSystem.news(loan, "CLASSIFIED", clock.instant().minusSeconds(60));
        CoreSystem.data(older).put("assetClass", "NORMAL");

        core.tell(newer);
        core.tell(older);
        awaitAllOf(loan);

        var known = api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/loan");
        assertThat(known.text("loanReference")).as(known.body()).isEqualTo(loan);
        assertThat(known.text("assetClass")).isEqualTo("SUBSTANDARD");
        assertThat(eventsAbout(id)).contains("AuthorizationLoanBound");
        assertThat(eventsAbout(loan)).containsExactly("LoanFactsNoted");
    }

    @Test
    @DisplayName("A11 · what keeps to no schema goes to the dead-letter topic, and the next news are heard")
    void poisonGoesToTheDeadLetters() {
        var id = journey.active(1);
        bind(id, loan);
        var unknown = CoreSystem.news(loan, "EVAPORATED", clock.instant());
        var person = new HashMap<>(CoreSystem.news(loan, "SETTLED", clock.instant()));
        person.put("actor", Map.of("kind", "PERSON", "account", "officer.lin"));

        core.send(loan, UUID.randomUUID().toString(), "no envelope");
        core.tell(unknown);
        core.tell(person);
        awaitAllOf(loan);

        assertThat(api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id).text("state"))
                .isEqualTo("ACTIVE");
        assertThat(deadLettersOf(loan)).isEqualTo(3);
    }

    @Test
    @DisplayName("A11 · a loan is named once, by its institution, and only while the authorization is open")
    void aLoanIsNamedOnce() {
        var id = journey.active(1);

        assertThat(bind(id, "110101199003070134").status()).isEqualTo(400);
        assertThat(bind(id, "").status()).isEqualTo(400);
        var foreign =
                api.post(officerGao(), Journey.AUTHORIZATIONS + "/" + id + "/loan", Map.of("loanReference", loan));
        assertThat(foreign.status()).isEqualTo(404);
        assertThat(api.post(reviewerZhao(), Journey.AUTHORIZATIONS + "/" + id + "/loan", Map.of("loanReference", loan))
                        .status())
                .isEqualTo(403);

        assertThat(bind(id, loan).status()).isEqualTo(200);
        assertThat(bind(id, loan).status()).isEqualTo(200);
        var another = bind(id, loan + "X");
        assertThat(another.status()).isEqualTo(409);
        assertThat(another.text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        assertThat(eventsAbout(id).stream().filter("AuthorizationLoanBound"::equals))
                .hasSize(1);

        var closed = journey.active(1);
        api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + closed + "/closure", Map.of("reason", "ABANDONED"));
        assertThat(bind(closed, loan).status()).isEqualTo(409);
    }

    /** Messages of one key keep their order: when this one has been heard, all before it have. */
    private void awaitAllOf(String key) {
        var reference = "MK-" + UUID.randomUUID();
        var marker = CoreSystem.news(reference, "REACTIVATED", clock.instant());
        core.send(key, (String) marker.get("id"), Api.JSON.writeValueAsString(marker));
        awaitNoted(reference);
    }

    private void awaitNoted(String reference) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> eventsAbout(reference).contains("LoanFactsNoted"));
    }

    private long deadLettersOf(String key) {
        var settings = new Properties();
        settings.put("bootstrap.servers", bootstrapServers());
        settings.put("group.id", UUID.randomUUID().toString());
        settings.put("auto.offset.reset", "earliest");
        var letters = new ArrayList<String>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(Set.of(CoreSystem.TOPIC + ".authorization-service.loan.dlt"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
                consumer.poll(Duration.ofMillis(500)).forEach(letter -> {
                    if (key.equals(letter.key())) {
                        letters.add(letter.value());
                    }
                });
                return letters.size() >= 3;
            });
        }
        return letters.size();
    }

    private String postLoan() {
        return postLoan(Map.of());
    }

    private String postLoan(Map<String, Object> changes) {
        var postLoan = new HashMap<String, Object>(Map.of(
                "purpose",
                "POST_LOAN_MANAGEMENT",
                "clauses",
                List.of("POST_LOAN_MANAGEMENT"),
                "purposeStatement",
                "贷后风险管理",
                "uses",
                5));
        postLoan.putAll(changes);
        return journey.active(postLoan);
    }

    private Api.Answer bind(String id, String reference) {
        return api.post(
                loanOrigination(), Journey.AUTHORIZATIONS + "/" + id + "/loan", Map.of("loanReference", reference));
    }

    private List<String> reserve(String id) {
        var intended = new HashMap<>(Journey.intendedUse(journey.subjectOf(id)));
        intended.put("purpose", "POST_LOAN_MANAGEMENT");
        var answer = api.put(queryService(), Journey.usePath(id, UUID.randomUUID()), intended);
        var rules = new ArrayList<String>();
        answer.json()
                .path("reasons")
                .forEach(reason -> rules.add(reason.path("rule").asString()));
        return rules;
    }
}
