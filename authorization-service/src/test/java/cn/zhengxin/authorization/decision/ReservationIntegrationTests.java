package cn.zhengxin.authorization.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class ReservationIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private TransactionOperations transactions;

    private Api api;
    private Journey journey;

    @BeforeEach
    void open() {
        api = api();
        journey = new Journey(api, clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("A13 · of 200 simultaneous reservations of a three-use authorization exactly three win")
    void neverSharesAUse() throws Exception {
        var id = journey.active(3);
        var subject = journey.subjectOf(id);
        var start = new CountDownLatch(1);
        List<Callable<String>> attempts = new ArrayList<>();
        for (int attempt = 0; attempt < 200; attempt++) {
            attempts.add(() -> {
                start.await();
                return decided(id, UUID.randomUUID(), subject);
            });
        }

        var outcomes = new HashMap<String, Integer>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = attempts.stream().map(executor::submit).toList();
            start.countDown();
            for (var future : running) {
                outcomes.merge(future.get(), 1, Integer::sum);
            }
        }

        assertThat(outcomes).isEqualTo(Map.of("RESERVED", 3, "REFUSED", 197));
        assertThat(taken(id)).isEqualTo(3);
    }

    @Test
    @DisplayName("A13 · while 200 want one authorization and none gets on, others are decided; then exactly three win")
    void aHotAuthorizationHoldsUpNoOther() throws Exception {
        var hot = journey.active(3);
        var subject = journey.subjectOf(hot);
        var other = journey.active(1);
        var running = new ArrayList<Future<String>>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            locked(hot, () -> {
                for (int attempt = 0; attempt < 200; attempt++) {
                    running.add(executor.submit(() -> decided(hot, UUID.randomUUID(), subject)));
                }
                // All places at the lock are taken; the others wait behind them.
                await().atMost(Duration.ofSeconds(30)).until(() -> waitingForALock() >= 2);

                // At the first try: nobody is told to come again.
                for (int time = 0; time < 5; time++) {
                    var useId = UUID.randomUUID();
                    var decided = reserve(other, useId, Journey.intendedUse(journey.subjectOf(other)));
                    assertThat(decided.status()).as(decided.body()).isEqualTo(200);
                    assertThat(decided.text("outcome")).isEqualTo("RESERVED");
                    assertThat(settle(other, useId, "release")).isEqualTo(204);
                }
                assertThat(taken(hot)).isZero();
            });
            var outcomes = new HashMap<String, Integer>();
            for (var future : running) {
                outcomes.merge(future.get(), 1, Integer::sum);
            }
            assertThat(outcomes).isEqualTo(Map.of("RESERVED", 3, "REFUSED", 197));
        }
        assertThat(taken(hot)).isEqualTo(3);
    }

    /** Somebody else holds the authorization's row. */
    private void locked(String id, Runnable meanwhile) {
        transactions.executeWithoutResult(_ -> {
            jdbc.sql("SELECT 1 FROM customer_authorization WHERE id = :id FOR UPDATE")
                    .param("id", UUID.fromString(id))
                    .query(Integer.class)
                    .single();
            meanwhile.run();
        });
    }

    private long waitingForALock() {
        return jdbc.sql(
                        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
                .query(Long.class)
                .single();
    }

    @Test
    @DisplayName("A13 · 50 simultaneous repeats of one reservation take one use and get one answer")
    void repeatsTakeOneUse() throws Exception {
        var id = journey.active(3);
        var subject = journey.subjectOf(id);
        var useId = UUID.randomUUID();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<String>>();
            for (int repeat = 0; repeat < 50; repeat++) {
                running.add(executor.submit(() -> decided(id, useId, subject)));
            }
            for (var future : running) {
                assertThat(future.get()).isEqualTo("RESERVED");
            }
        }

        assertThat(taken(id)).isEqualTo(1);
        assertThat(eventsAbout(id).stream().filter("AuthorizationUseReserved"::equals))
                .hasSize(1);
    }

    @Test
    @DisplayName("A13 · a released use can be taken by another query, and not by the same once more")
    void releasedUsesAreFree() {
        var id = journey.active(1);
        var intended = Journey.intendedUse(journey.subjectOf(id));
        var first = UUID.randomUUID();
        assertThat(reserve(id, first, intended).text("outcome")).isEqualTo("RESERVED");
        assertThat(reserve(id, UUID.randomUUID(), intended).text("outcome")).isEqualTo("REFUSED");

        assertThat(settle(id, first, "release")).isEqualTo(204);
        assertThat(settle(id, first, "release")).isEqualTo(204);

        assertThat(rules(reserve(id, first, intended))).containsExactly("A13");
        var second = UUID.randomUUID();
        assertThat(reserve(id, second, intended).text("outcome")).isEqualTo("RESERVED");
        assertThat(consume(id, second)).isEqualTo("CONSUMED");
        assertThat(consume(id, second)).isEqualTo("CONSUMED");
        assertThat(settle(id, second, "release")).isEqualTo(409);
        assertThat(consume(id, first)).isEqualTo("SETTLED_OTHERWISE");
        assertThat(consume(id, UUID.randomUUID())).isEqualTo("NOT_FOUND");
        assertThat(consume(UUID.randomUUID().toString(), second)).isEqualTo("NOT_FOUND");
        assertThat(eventsAbout(id))
                .containsSubsequence(
                        "AuthorizationUseReserved",
                        "AuthorizationUseRefused",
                        "AuthorizationUseReleased",
                        "AuthorizationUseReserved",
                        "AuthorizationUseConsumed");
    }

    @Test
    @DisplayName("A13 · a use that is spent and given back in one moment goes one way only")
    void aUseGoesOneWay() throws Exception {
        var id = journey.active(1);
        var useId = UUID.randomUUID();
        assertThat(reserve(id, useId, Journey.intendedUse(journey.subjectOf(id)))
                        .text("outcome"))
                .isEqualTo("RESERVED");

        List<Future<String>> running = new ArrayList<>();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            transactions.executeWithoutResult(_ -> {
                jdbc.sql("SELECT 1 FROM authorization_use WHERE use_id = :id FOR UPDATE")
                        .param("id", useId)
                        .query(Integer.class)
                        .single();
                running.add(executor.submit(() -> consume(id, useId)));
                running.add(executor.submit(() -> settle(id, useId, "release") == 204 ? "RELEASED" : "SPENT"));
                await().atMost(Duration.ofSeconds(30)).until(() -> waitingForALock() >= 2);
            });
            assertThat(List.of(running.getFirst().get(), running.getLast().get()))
                    .isIn(List.of("CONSUMED", "SPENT"), List.of("SETTLED_OTHERWISE", "RELEASED"));
        }
        assertThat(eventsAbout(id).stream()
                        .filter(List.of("AuthorizationUseConsumed", "AuthorizationUseReleased")::contains))
                .hasSize(1);
    }

    @Test
    @DisplayName("A13 · that a use is spent waits for nobody who decides on its authorization")
    void spendingWaitsForNobody() {
        var id = journey.active(1);
        var useId = UUID.randomUUID();
        assertThat(reserve(id, useId, Journey.intendedUse(journey.subjectOf(id)))
                        .text("outcome"))
                .isEqualTo("RESERVED");

        locked(id, () -> assertThat(consume(id, useId)).isEqualTo("CONSUMED"));
    }

    @Test
    @DisplayName("A10 · the withdrawal's commit refuses the next reservation and the next confirmation")
    void withdrawalHoldsAtOnce() {
        var id = journey.active(3);
        var subject = journey.subjectOf(id);
        var intended = Journey.intendedUse(subject);
        var reserved = UUID.randomUUID();
        assertThat(reserve(id, reserved, intended).text("outcome")).isEqualTo("RESERVED");

        var withdrawn =
                api.post(customer(subject), Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of("reason", "x"));

        assertThat(withdrawn.text("state")).as(withdrawn.body()).isEqualTo("WITHDRAWN");
        assertThat(rules(reserve(id, UUID.randomUUID(), intended))).containsExactly("A10");
        assertThat(rules(confirm(id, reserved))).containsExactly("A10");
        // N4: the first answer stays the answer.
        assertThat(reserve(id, reserved, intended).text("outcome")).isEqualTo("RESERVED");
    }

    @Test
    @DisplayName("A12 · expires with the end of the end date in Asia/Shanghai, no job having run")
    void expiresByTheClock() {
        var id = journey.active(3);
        var intended = Journey.intendedUse(journey.subjectOf(id));
        var reserved = UUID.randomUUID();
        assertThat(reserve(id, reserved, intended).text("outcome")).isEqualTo("RESERVED");
        assertThat(confirm(id, reserved).text("outcome")).isEqualTo("CONFIRMED");

        clock.advance(Duration.ofDays(31));

        assertThat(rules(reserve(id, UUID.randomUUID(), intended))).containsExactly("A12");
        assertThat(rules(confirm(id, reserved))).containsExactly("A12");
    }

    @Test
    @DisplayName("A11 · a closed authorization is refused")
    void closureHoldsAtOnce() {
        var id = journey.active(1);
        var intended = Journey.intendedUse(journey.subjectOf(id));
        var closed =
                api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/closure", Map.of("reason", "ABANDONED"));
        assertThat(closed.text("state")).isEqualTo("CLOSED");

        assertThat(rules(reserve(id, UUID.randomUUID(), intended))).containsExactly("A11");
    }

    @Test
    @DisplayName("Q1 · unknown, foreign, differently named and unverified authorizations are refused alike")
    void refusesAlike() {
        var signed = journey.signed(1);
        var active = journey.active(1);
        var subject = journey.subjectOf(active);
        var foreign = new HashMap<>(Journey.intendedUse(subject));
        foreign.put("institution", "B20001");

        var unknown = reserve(UUID.randomUUID().toString(), UUID.randomUUID(), Journey.intendedUse(subject));
        var ofAnother = reserve(active, UUID.randomUUID(), foreign);
        var misnamed = new HashMap<>(Journey.intendedUse(subject));
        misnamed.put("subjectNameReference", AuthorizationServiceIntegration.nameReferenceOf(subject, "王错名"));
        var ofAnotherName = reserve(active, UUID.randomUUID(), misnamed);
        var unverified = reserve(signed, UUID.randomUUID(), Journey.intendedUse(subject));

        assertThat(unknown.status()).isEqualTo(200);
        assertThat(unknown.json())
                .isEqualTo(ofAnother.json())
                .isEqualTo(ofAnotherName.json())
                .isEqualTo(unverified.json());
        assertThat(rules(unknown)).containsExactly("Q1");
    }

    @Test
    @DisplayName("N4 · a use id stands for one ask only")
    void aUseIdStandsForOneAsk() {
        var id = journey.active(3);
        var intended = Journey.intendedUse(journey.subjectOf(id));
        var useId = UUID.randomUUID();
        assertThat(reserve(id, useId, intended).text("outcome")).isEqualTo("RESERVED");
        var other = new HashMap<>(intended);
        other.put("operatorAccount", "officer.gao");

        var taken = reserve(id, useId, other);

        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.text("code")).isEqualTo("USE_ID_TAKEN");
    }

    @Test
    @DisplayName("N3 · only services of the platform ask for uses")
    void onlyServicesAsk() {
        var path = Journey.usePath(UUID.randomUUID().toString(), UUID.randomUUID());
        var intended = Journey.intendedUse("sr_anybody");

        assertThat(api.put(officerLin(), path, intended).status()).isEqualTo(403);
        assertThat(api.put(loanOrigination(), path, intended).status()).isEqualTo(403);
        assertThat(api.put(null, path, intended).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("Q1, A13 · a hundred examinations change no row anywhere, and the last use can still be taken")
    void examinationsLeaveNothing() {
        var id = journey.active(1);
        var intended = Journey.intendedUse(journey.subjectOf(id));
        var before = wholeTables();

        for (int look = 0; look < 100; look++) {
            assertThat(examine(id, intended).text("outcome")).isEqualTo("GRANTABLE");
        }

        assertThat(wholeTables()).isEqualTo(before);
        var examined = examine(id, intended);
        var reserved = reserve(id, UUID.randomUUID(), intended);
        assertThat(reserved.text("outcome")).isEqualTo("RESERVED");
        for (var same : List.of("authorizationNumber", "policyVersion", "endDate")) {
            assertThat(examined.json().path(same)).isEqualTo(reserved.json().path(same));
        }
        assertThat(rules(examine(id, intended)))
                .isEqualTo(rules(reserve(id, UUID.randomUUID(), intended)))
                .containsExactly("A13");
    }

    @Test
    @DisplayName("Q1, A10, A12 · an examination names the rules that the reservation then names, with basis and cure")
    void examinesAsItReserves() {
        var withdrawn = journey.active(1);
        var intended = Journey.intendedUse(journey.subjectOf(withdrawn));
        api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + withdrawn + "/withdrawal", Map.of());
        var unverified = journey.signed(1);
        var misnamed = new HashMap<>(intended);
        misnamed.put("subjectNameReference", "sn_another");
        var active = journey.active(1);

        assertSameReasons(withdrawn, intended, "A10");
        assertSameReasons(unverified, intended, "Q1");
        assertSameReasons(active, misnamed, "Q1");
        assertSameReasons(UUID.randomUUID().toString(), intended, "Q1");
        clock.advance(Duration.ofDays(31));
        assertSameReasons(active, intended, "A12");
    }

    private void assertSameReasons(String id, Map<String, Object> intended, String rule) {
        var examined = examine(id, intended);
        var reserved = reserve(id, UUID.randomUUID(), intended);
        assertThat(examined.json()).isEqualTo(reserved.json());
        assertThat(rules(examined)).containsExactly(rule);
    }

    @Test
    @DisplayName("A13 · an examination waits for nobody who holds the authorization, and nobody waits for it")
    void examinationsWaitForNobody() {
        var id = journey.active(1);
        var intended = Journey.intendedUse(journey.subjectOf(id));

        locked(id, () -> {
            assertThat(examine(id, intended).text("outcome")).isEqualTo("GRANTABLE");
            assertThat(waitingForALock()).isZero();
        });
    }

    @Test
    @DisplayName("N3 · only services of the platform examine uses")
    void onlyServicesExamine() {
        var path = examinationsOf(UUID.randomUUID().toString());
        var intended = Journey.intendedUse("sr_anybody");

        assertThat(api.post(officerLin(), path, intended).status()).isEqualTo(403);
        assertThat(api.post(loanOrigination(), path, intended).status()).isEqualTo(403);
        assertThat(api.post(null, path, intended).status()).isEqualTo(401);
    }

    private static String examinationsOf(String id) {
        return "/internal/v1/authorizations/" + id + "/use-examinations";
    }

    private Api.Answer examine(String id, Map<String, Object> intended) {
        var examined = api.post(queryService(), examinationsOf(id), intended);
        assertThat(examined.status()).as(examined.body()).isEqualTo(200);
        return examined;
    }

    /** A digest of every row of every table that tells of authorizations, of their uses, or of what happened. */
    private Map<String, String> wholeTables() {
        var digests = new HashMap<String, String>();
        for (var table : List.of(
                "customer_authorization",
                "sealed_particulars",
                "evidence",
                "authorization_use",
                // The relay writes into rows of events; which there are, it leaves alone.
                "(SELECT event_id, body FROM outbox_event)")) {
            digests.put(
                    table,
                    jdbc.sql("SELECT coalesce(md5(string_agg(t::text, '|' ORDER BY t::text)), '') FROM " + table + " t")
                            .query(String.class)
                            .single());
        }
        return digests;
    }

    /** N3: who cannot be served in time is told to come again, and comes again with the same use id. */
    private String decided(String id, UUID useId, String subject) {
        while (true) {
            var answer = api.put(queryService(), Journey.usePath(id, useId), Journey.intendedUse(subject));
            if (answer.status() != 503) {
                return answer.text("outcome");
            }
        }
    }

    private long taken(String id) {
        return jdbc.sql("SELECT count(*) FROM authorization_use WHERE authorization_id = :id AND state <> 'REFUSED'")
                .param("id", UUID.fromString(id))
                .query(Long.class)
                .single();
    }

    private Api.Answer reserve(String id, UUID useId, Map<String, Object> intended) {
        return api.put(queryService(), Journey.usePath(id, useId), intended);
    }

    private Api.Answer confirm(String id, UUID useId) {
        return api.postEmpty(queryService(), Journey.usePath(id, useId) + "/confirmation");
    }

    private String consume(String id, UUID useId) {
        return Journey.consume(api, queryService(), Journey.usePath(id, useId));
    }

    private int settle(String id, UUID useId, String how) {
        return api.postEmpty(queryService(), Journey.usePath(id, useId) + "/" + how)
                .status();
    }

    private static List<String> rules(Api.Answer answer) {
        var rules = new ArrayList<String>();
        answer.json()
                .path("reasons")
                .forEach(reason -> rules.add(reason.path("rule").asString()));
        return rules;
    }
}
