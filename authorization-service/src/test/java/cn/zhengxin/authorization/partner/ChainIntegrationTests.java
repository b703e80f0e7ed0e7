package cn.zhengxin.authorization.partner;

import static cn.zhengxin.authorization.partner.ChainJourney.handingOn;
import static cn.zhengxin.authorization.partner.ChainJourney.naming;
import static cn.zhengxin.authorization.partner.ChainJourney.recipient;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

class ChainIntegrationTests extends AuthorizationServiceIntegration {

    private static final String BANK = "B10001";
    private static final String FIRST = "P30001";
    private static final String SECOND = "P30002";

    private Api api;
    private ChainJourney chains;
    private PartnerJourney partners;

    @BeforeEach
    void open() {
        api = api();
        chains = new ChainJourney(api, clock);
        partners = new PartnerJourney(api);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("A7 · hops 0, 1 and 2 are reserved and confirmed; each takes one of the root's uses")
    void everyHopUsesTheRoot() {
        var root = chains.original(3, FIRST);
        var hop = chains.hop(root, FIRST, SECOND, 1);
        assertThat(read(hop).path("derivedFrom").path("authorizationId").asString())
                .isEqualTo(root);
        assertThat(read(hop).path("recipients").path(0).path("institutionCode").asString())
                .isEqualTo(SECOND);

        for (var ask : List.of(Map.entry(root, BANK), Map.entry(root, FIRST), Map.entry(hop, SECOND))) {
            var use = UUID.randomUUID();
            assertThat(reserve(ask.getKey(), use, ask.getValue())).isEmpty();
            assertThat(confirm(ask.getKey(), use)).isEmpty();
        }

        assertThat(reserve(root, UUID.randomUUID(), BANK)).containsExactly("A13");
        assertThat(reserve(root, UUID.randomUUID(), FIRST)).containsExactly("A13");
        assertThat(reserve(hop, UUID.randomUUID(), SECOND)).containsExactly("A13");
    }

    @Test
    @DisplayName("A7, A13 · a released use of a hop is the root's again")
    void releasedUsesGoBackToTheRoot() {
        var root = chains.original(1, FIRST);
        var hop = chains.hop(root, FIRST, SECOND, 1);
        var use = UUID.randomUUID();
        assertThat(reserve(hop, use, SECOND)).isEmpty();
        assertThat(reserve(root, UUID.randomUUID(), BANK)).containsExactly("A13");

        api.postEmpty(queryService(), Journey.usePath(hop, use) + "/release");

        assertThat(reserve(root, UUID.randomUUID(), BANK)).isEmpty();
        assertThat(reserve(hop, UUID.randomUUID(), SECOND)).containsExactly("A13");
    }

    @Test
    @DisplayName("A7, A13 · parallel uses of the root and of three hops never exceed the root's uses")
    void parallelHopsShareTheRoot() throws Exception {
        var others = List.of(partners.active(), partners.active(), partners.active());
        var root = chains.original(3, FIRST);
        var asks = new ArrayList<Map.Entry<String, String>>();
        asks.add(Map.entry(root, BANK));
        asks.add(Map.entry(root, FIRST));
        for (var other : others) {
            asks.add(Map.entry(chains.hop(root, FIRST, other, 3), other));
        }
        var intended = new HashMap<String, Map<String, Object>>();
        asks.forEach(ask -> intended.put(ask.getValue(), chains.intendedUse(ask.getKey(), ask.getValue())));
        var start = new CountDownLatch(1);
        var won = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (int attempt = 0; attempt < 100; attempt++) {
                var ask = asks.get(attempt % asks.size());
                running.add(executor.submit(() -> {
                    start.await();
                    var path = Journey.usePath(ask.getKey(), UUID.randomUUID());
                    return api.put(queryService(), path, intended.get(ask.getValue()))
                            .text("outcome");
                }));
            }
            start.countDown();
            for (var future : running) {
                won += "RESERVED".equals(future.get()) ? 1 : 0;
            }
        }

        assertThat(won).isEqualTo(3);
    }

    @TestFactory
    @DisplayName("A7 · what breaks a link refuses the next decision, with no job having run")
    Stream<DynamicTest> brokenLinks() {
        return Stream.of(
                broken("partner suspended", FIRST, chain -> partners.suspend(chain.first()), "A7"),
                broken("partner ended", FIRST, chain -> partners.end(chain.first()), "A7"),
                broken("handing partner suspended", SECOND, chain -> partners.suspend(chain.first()), "A7"),
                broken("receiving partner suspended", SECOND, chain -> partners.suspend(chain.second()), "A7"),
                broken("licence expired", FIRST, _ -> clock.advance(Duration.ofDays(20)), "A7"),
                broken("licence of the handing partner expired", SECOND, _ -> clock.advance(Duration.ofDays(20)), "A7"),
                broken("root withdrawn", FIRST, chain -> chains.withdraw(chain.root()), "A10"),
                broken("root withdrawn", SECOND, chain -> chains.withdraw(chain.root()), "A7"),
                broken("root closed", SECOND, chain -> chains.close(chain.root()), "A7"),
                broken("hop withdrawn", SECOND, chain -> chains.withdraw(chain.hop()), "A7", "A10"),
                broken("hop withdrawn, the partner above goes on", FIRST, chain -> chains.withdraw(chain.hop())));
    }

    private record Links(String first, String second, String root, String hop) {}

    private interface Break {
        void at(Links chain);
    }

    private DynamicTest broken(String what, String asker, Break link, String... rules) {
        return DynamicTest.dynamicTest(
                "A7 · " + what + ", asked by " + (asker.equals(FIRST) ? "hop 1" : "hop 2"), () -> {
                    var soon = BankDay.of(clock.instant()).plusDays(10).toString();
                    var first = partners.active(Map.of(
                            "qualifications",
                            List.of(PartnerJourney.qualification("2026-01-01", soon, "LOAN_APPLICATION"))));
                    var second = partners.active();
                    var root = chains.original(3, first);
                    var chain = new Links(first, second, root, chains.hop(root, first, second, 1));
                    var isFirst = asker.equals(FIRST);
                    var id = isFirst ? chain.root() : chain.hop();
                    var held = UUID.randomUUID();
                    try {
                        var intended = chains.intendedUse(id, isFirst ? first : second);
                        assertThat(rules(api.put(queryService(), Journey.usePath(id, held), intended)))
                                .isEmpty();

                        link.at(chain);

                        assertThat(confirm(id, held)).containsExactlyInAnyOrder(rules);
                        var withUsesLeft = isFirst ? rules : add(rules, "A13");
                        assertThat(rules(api.put(queryService(), Journey.usePath(id, UUID.randomUUID()), intended)))
                                .containsExactlyInAnyOrder(withUsesLeft);
                    } finally {
                        clock.reset();
                    }
                });
    }

    private static String[] add(String[] rules, String one) {
        return Stream.concat(Stream.of(rules), Stream.of(one)).toArray(String[]::new);
    }

    @Test
    @DisplayName("A7 · whom nobody named learns no more than of an unknown authorization")
    void noOracle() {
        var root = chains.original(1, FIRST);
        var hop = chains.hop(root, FIRST, SECOND, 1);
        chains.withdraw(root);

        assertThat(reserve(root, UUID.randomUUID(), SECOND)).containsExactly("Q1");
        assertThat(reserve(root, UUID.randomUUID(), "P39999")).containsExactly("Q1");
        assertThat(reserve(hop, UUID.randomUUID(), BANK)).containsExactly("Q1");
        assertThat(reserve(hop, UUID.randomUUID(), FIRST)).containsExactly("Q1");
    }

    @Test
    @DisplayName("A7 · a withdrawn root puts the end of every hop on record; a withdrawn hop its own only")
    void cascadesAreOnRecord() {
        var root = chains.original(3, FIRST);
        var kept = chains.hop(root, FIRST, SECOND, 1);
        assertThat(read(kept).path("inForce").asBoolean(false)).isTrue();
        var gone = chains.hop(root, FIRST, partners.active(), 1);

        chains.withdraw(gone);
        assertThat(eventsAbout(gone)).containsSubsequence("AuthorizationWithdrawn", "AuthorizationChainClosed");
        assertThat(eventsAbout(root)).doesNotContain("AuthorizationChainClosed");
        chains.withdraw(root);

        assertThat(eventsAbout(root)).containsSubsequence("AuthorizationWithdrawn", "AuthorizationChainClosed");
        assertThat(eventsAbout(kept)).endsWith("AuthorizationChainClosed");
        assertThat(eventsAbout(gone).stream().filter("AuthorizationChainClosed"::equals))
                .hasSize(1);
        assertThat(read(kept).path("state").asString()).isEqualTo("ACTIVE");
        // Its own state is its own; that nothing rests on it any more is said beside.
        assertThat(read(kept).path("inForce").asBoolean(true)).isFalse();
    }

    @Test
    @DisplayName("A7 · every fault of the partners named is told, by field")
    void recipientsAreChecked() {
        var suspended = partners.active();
        partners.suspend(suspended);
        var otherPurpose = partners.active(Map.of(
                "qualifications",
                List.of(PartnerJourney.qualification("2026-01-01", "2030-12-31", "POST_LOAN_MANAGEMENT"))));
        var expired = partners.active(Map.of(
                "qualifications",
                List.of(PartnerJourney.qualification("2026-01-01", "2026-01-31", "LOAN_APPLICATION"))));
        var answer = chains.enter(Map.of(
                "recipients",
                List.of(
                        Map.of(),
                        recipient("P39999"),
                        recipient(BANK),
                        recipient(partners.registered()),
                        recipient(suspended),
                        recipient(otherPurpose),
                        recipient(expired),
                        Map.of("institutionCode", FIRST, "purpose", "POST_LOAN_MANAGEMENT"),
                        recipient(SECOND),
                        recipient(SECOND))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(rules(answer)).containsExactly("A7");
        assertThat(fields(answer))
                .containsExactlyInAnyOrder(
                        "recipients[0].institutionCode",
                        "recipients[0].purpose",
                        "recipients[1].institutionCode",
                        "recipients[2].institutionCode",
                        "recipients[3].institutionCode",
                        "recipients[4].institutionCode",
                        "recipients[5].institutionCode",
                        "recipients[6].institutionCode",
                        "recipients[7].purpose",
                        "recipients[9].institutionCode");
    }

    @TestFactory
    @DisplayName("A7 · each hop is narrower than what it is derived from")
    Stream<DynamicTest> hopsAreNarrower() {
        var today = BankDay.of(clock.instant());
        return Stream.of(
                faulty(
                        "no parent named",
                        Map.of("derivedFrom", Map.of()),
                        "derivedFrom.authorizationId",
                        "derivedFrom.partner"),
                faulty("parent not an id", origin("nonsense", FIRST), "derivedFrom.authorizationId"),
                faulty("parent unknown", origin(UUID.randomUUID().toString(), FIRST), "derivedFrom.authorizationId"),
                faulty(
                        "parent only drafted",
                        origin(chains.drafted(naming(1, FIRST)), FIRST),
                        "derivedFrom.authorizationId"),
                faulty(
                        "parent does not name the partner that hands on",
                        origin(chains.original(1, SECOND), FIRST),
                        "derivedFrom.partner"),
                faulty(
                        "handed on to itself",
                        Map.of("recipients", List.of(recipient(FIRST))),
                        "recipients[0].institutionCode"),
                faulty("nobody to hand on to", Map.of("recipients", List.of()), "recipients"),
                faulty(
                        "two to hand on to",
                        Map.of("recipients", List.of(recipient(SECOND), recipient(partners.active()))),
                        "recipients"),
                faulty("starts earlier", Map.of("startDate", today.minusDays(1).toString()), "startDate"),
                faulty("ends later", Map.of("endDate", today.plusDays(30).toString()), "endDate"),
                faulty("another product", Map.of("product", "LONG_TERM_LOAN"), "product"),
                faulty("more uses", Map.of("uses", 3), "uses"),
                faulty("to report", Map.of("kind", "REPORT"), "kind"),
                faulty(
                        "another purpose",
                        Map.of(
                                "purpose",
                                "POST_LOAN_MANAGEMENT",
                                "clauses",
                                List.of("POST_LOAN_MANAGEMENT"),
                                "recipients",
                                List.of(Map.of("institutionCode", SECOND, "purpose", "POST_LOAN_MANAGEMENT"))),
                        "purpose"),
                faulty("third hop", thirdHop(), "derivedFrom.authorizationId"));
    }

    private Map<String, Object> thirdHop() {
        var hop = chains.hop(chains.original(2, FIRST), FIRST, SECOND, 1);
        return handingOn(hop, SECOND, partners.active(), 1);
    }

    private static Map<String, Object> origin(String parent, String partner) {
        return Map.of("derivedFrom", Map.of("authorizationId", parent, "partner", partner));
    }

    private DynamicTest faulty(String what, Map<String, Object> changes, String... fields) {
        return DynamicTest.dynamicTest("A7 · refuses a hop: " + what, () -> {
            var root = chains.original(2, FIRST);
            var statement = new HashMap<>(handingOn(root, FIRST, SECOND, 1));
            statement.putAll(changes);

            var answer = chains.enter(statement);

            assertThat(answer.status()).as(answer.body()).isEqualTo(400);
            assertThat(fields(answer).distinct()).as(answer.body()).containsExactlyInAnyOrder(fields);
            assertThat(rules(answer)).contains("A7");
        });
    }

    @Test
    @DisplayName("A7 · a hop is of the same subject, and keeps within the uses that are left")
    void sameSubjectAndUsesLeft() {
        var root = chains.original(2, FIRST);
        var other = new HashMap<>(handingOn(root, FIRST, SECOND, 1));
        other.put(
                "subject", Map.of("name", "李娜", "documentType", "RESIDENT_ID", "documentNumber", "310101198505120229"));
        assertThat(fields(chains.enter(other)).toList()).contains("derivedFrom.authorizationId");

        assertThat(reserve(root, UUID.randomUUID(), BANK)).isEmpty();
        assertThat(fields(chains.enter(handingOn(root, FIRST, SECOND, 2)))).containsExactly("uses");
        assertThat(chains.enter(handingOn(root, FIRST, SECOND, 1)).status()).isEqualTo(201);
    }

    @Test
    @DisplayName("A7 · another institution learns nothing of what this one has on file")
    void anotherInstitutionLearnsNothing() {
        var statement = new Journey(api, clock).statement();
        statement.remove("templateVersion");
        statement.putAll(origin(UUID.randomUUID().toString(), FIRST));

        var answer = api.post(officerGao(), Journey.AUTHORIZATIONS, statement);

        assertThat(fields(answer)).containsExactly("templateVersion");
    }

    private JsonNode read(String id) {
        return api.get(officerLin(), Journey.AUTHORIZATIONS + "/" + id).json();
    }

    private List<String> reserve(String id, UUID use, String institution) {
        return rules(api.put(queryService(), Journey.usePath(id, use), chains.intendedUse(id, institution)));
    }

    private List<String> confirm(String id, UUID use) {
        return rules(api.postEmpty(queryService(), Journey.usePath(id, use) + "/confirmation"));
    }

    private static List<String> rules(Api.Answer answer) {
        return answer.json()
                .path("reasons")
                .valueStream()
                .map(reason -> reason.path("rule").asString())
                .toList();
    }

    private static Stream<String> fields(Api.Answer answer) {
        return answer.json()
                .path("errors")
                .valueStream()
                .map(error -> error.path("field").asString());
    }
}
