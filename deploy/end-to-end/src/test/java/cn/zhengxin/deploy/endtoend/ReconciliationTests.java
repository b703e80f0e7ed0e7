package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.endtoend.PlatformFacts.AuthorizationRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.BureauInquiry;
import cn.zhengxin.deploy.endtoend.PlatformFacts.JournalledEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.LedgerRecord;
import cn.zhengxin.deploy.endtoend.PlatformFacts.OutboxEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.QueryRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import cn.zhengxin.deploy.endtoend.PlatformFacts.TopicEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.UseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A checker that cannot fail checks nothing: into a run without fault, one fault at a time is planted. */
class ReconciliationTests {

    private static final String QUERY = "019abf2d-0001-7b11-9c2e-000000000001";
    private static final String AUTHORIZATION = "019abf2d-0001-7b11-9c2e-0000000000a1";

    private final Run run = new Run();

    @Test
    void findsNothingInARunWithoutFault() {
        assertThat(run.judge()).isEmpty();
    }

    // --- zero 1

    @Test
    @DisplayName("zero 1 · finds an answered query that the ledger does not know")
    void answeredWithoutRecord() {
        run.ledger.removeIf(record -> record.type().equals("QueryAnswered"));
        run.renumber();
        assertOnly(Zero.ANSWERS_WITHOUT_RECORD, "is answered, the ledger does not know it");
    }

    @Test
    @DisplayName("zero 1 · finds a view that was shown and not recorded")
    void viewedWithoutRecord() {
        run.calls.add(run.call("GET", "/api/v1/credit-queries/" + QUERY + "/report", 200, "{}"));
        assertOnly(Zero.ANSWERS_WITHOUT_RECORD, "was shown 2 times, recorded 1");
    }

    // --- zero 2

    @Test
    @DisplayName("zero 2 · finds an inquiry that belongs to no query")
    void inquiryOfNobody() {
        run.inquiries.add(new BureauInquiry("ZX9", "B10001", Run.NOON, "sr_1", "ANSWERED"));
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "belongs to no query");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry under an authorization that does not exist")
    void inquiryWithoutAuthorization() {
        run.authorizations.clear();
        run.uses.clear();
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "does not exist");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry of another institution")
    void inquiryOfAnotherInstitution() {
        run.inquiries.set(0, new BureauInquiry("ZX1", "B20001", Run.NOON, "sr_1", "ANSWERED"));
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "an institution that the authorization does not name");
    }

    @Test
    @DisplayName("zero 2 · a partner that the authorization names may ask, another may not (A7)")
    void inquiryByAPartner() {
        run.inquiries.set(0, new BureauInquiry("ZX1", "P30001", Run.NOON, "sr_1", "ANSWERED"));
        run.partners = Set.of("P30001");
        run.authorization("LOAN_APPLICATION", "2026-11-25", "2026-12-24", 1);
        assertThat(run.judge()).isEmpty();
        run.partners = Set.of("P30002");
        run.authorization("LOAN_APPLICATION", "2026-11-25", "2026-12-24", 1);
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "an institution that the authorization does not name");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry about somebody else")
    void inquiryAboutSomebodyElse() {
        run.inquiries.set(0, new BureauInquiry("ZX1", "B10001", Run.NOON, "sr_2", "ANSWERED"));
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "reached the bureau about somebody else");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry for another purpose")
    void inquiryForAnotherPurpose() {
        run.authorization("GUARANTOR_CHECK", "2026-11-25", "2026-12-24", 1);
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "a purpose that the authorization does not name");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry without a use, and one whose use was given back")
    void inquiryWithoutUse() {
        run.uses.clear();
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "took no use");
        run.uses.add(new UseRow(QUERY, AUTHORIZATION, "RELEASED"));
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "its use is RELEASED");
    }

    @Test
    @DisplayName("zero 2 · finds an inquiry outside the term (A12)")
    void inquiryOutsideTheTerm() {
        run.authorization("LOAN_APPLICATION", "2026-10-01", "2026-11-24", 1);
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "outside the authorization's term");
    }

    @Test
    @DisplayName("zero 2 · finds an approval after the withdrawal (A10)")
    void inquiryAfterWithdrawal() {
        run.ledger.add(new LedgerRecord(
                99, "w", "authorization", 3, "AuthorizationWithdrawn", AUTHORIZATION, Run.NOON.minusSeconds(60)));
        run.renumber();
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "approved after the authorization had ended");
    }

    @Test
    @DisplayName("zero 2 · finds an authorization used more often than it allows (A13)")
    void moreUsesThanAllowed() {
        run.uses.add(new UseRow("019abf2d-0001-7b11-9c2e-000000000002", AUTHORIZATION, "CONSUMED"));
        assertOnly(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "was used 2 times");
    }

    // --- zero 3

    @Test
    @DisplayName("zero 3 · finds two inquiries for one request")
    void twoInquiries() {
        run.inquiries.add(run.inquiries.getFirst());
        assertOnly(Zero.MORE_THAN_ONE_INQUIRY, "made 2 inquiries");
    }

    @Test
    @DisplayName("zero 3 · finds an answer without an inquiry and an inquiry without an approval")
    void answersAndInquiriesThatDoNotFit() {
        run.inquiries.clear();
        assertOnly(Zero.MORE_THAN_ONE_INQUIRY, "is ANSWERED without an inquiry");
        var other = new Run();
        other.query("PENDING_REVIEW", "ZX1");
        assertThat(other.judge()).anyMatch(finding -> finding.what().contains("is PENDING_REVIEW and was sent"));
    }

    @Test
    @DisplayName("zero 3 · finds a query that was approved twice")
    void approvedTwice() {
        run.record("query", "QueryApproved", QUERY);
        assertOnly(Zero.MORE_THAN_ONE_INQUIRY, "was approved more than once");
    }

    // --- zero 4

    @Test
    @DisplayName("zero 4 · finds something a client was given and no database knows")
    void acknowledgedAndGone() {
        run.rowIds.remove(AUTHORIZATION);
        assertOnly(Zero.STATE_CHANGES_LOST, "no database knows it");
    }

    @Test
    @DisplayName("zero 4 · finds an acknowledged change without an event; a replayed answer is none")
    void acknowledgedAndNotRecorded() {
        var review = run.call("POST", "/api/v1/authorizations/" + AUTHORIZATION + "/signature", 200, "{}");
        run.calls.add(
                new ClientCall("officer.lin", "POST", review.path(), 200, "application/json", "", "{}", true, false));
        assertThat(run.judge()).isEmpty();
        run.calls.add(review);
        run.calls.add(review);
        assertOnly(Zero.STATE_CHANGES_LOST, "told of 3 changes");
    }

    @Test
    @DisplayName("zero 4 · looks at everything that clients create or change, by whatever it is named")
    void acknowledgedByOtherNames() {
        var applied = run.call("POST", "/api/v1/operators", 201, "{\"account\":\"new.comer\"}");
        var approved = run.call("POST", "/api/v1/operators/new.comer/roles/approval", 200, "{}");
        run.calls.addAll(List.of(applied, approved));
        assertThat(run.judge())
                .extracting(Finding::what)
                .containsExactlyInAnyOrder(
                        "a client was given new.comer, no database knows it",
                        "clients were told of 2 changes of new.comer, the ledger has 0");
        run.rowIds.add("new.comer");
        run.record("authorization", "OperatorApplied", "new.comer");
        run.record("authorization", "OperatorRolesApproved", "new.comer");
        assertThat(run.judge()).isEmpty();
    }

    @Test
    @DisplayName("zero 4 · finds a refusal that was answered and not kept")
    void refusedAndForgotten() {
        run.calls.add(run.call(
                "POST", "/api/v1/credit-queries", 403, "{\"queryId\":\"019abf2d-0001-7b11-9c2e-00000000dead\"}"));
        assertThat(run.judge()).extracting(Finding::zero).containsOnly(Zero.STATE_CHANGES_LOST);
    }

    @Test
    @DisplayName("zero 4 · finds an event that was never published, one that never arrived, and dead letters")
    void eventsOnTheWay() {
        run.outbox.add(new OutboxEvent("query", "unborn", "QueryAnswered", null, false));
        assertOnly(Zero.STATE_CHANGES_LOST, "was never published");
        run.outbox.clear();
        run.outbox.add(new OutboxEvent("query", "adrift", "QueryAnswered", 7L, true));
        assertOnly(Zero.STATE_CHANGES_LOST, "is not in the ledger");
        run.outbox.clear();
        run.journalled.add(new JournalledEvent("noted", QUERY, "QueryAnswered"));
        assertOnly(Zero.STATE_CHANGES_LOST, "is not in the ledger");
        run.journalled.clear();
        run.deadLetters.put("credit.query.v1.audit.dlt", 2L);
        assertOnly(Zero.STATE_CHANGES_LOST, "2 dead letters");
    }

    // --- zero 5

    @Test
    @DisplayName("zero 5 · finds an event with two records")
    void recordedTwice() {
        var first = run.ledger.getFirst();
        run.ledger.add(
                new LedgerRecord(run.ledger.size(), first.eventId(), "query", 5, "Other", "x", first.occurredAt()));
        run.numbered.put("query", 5L);
        assertThat(run.judge())
                .allMatch(finding -> finding.zero() == Zero.RECORDED_TWICE_OR_GAP)
                .anyMatch(finding -> finding.what().contains("has 2 records"));
    }

    @Test
    @DisplayName("zero 5 · finds a gap in a producer's numbers, in the ledger and on the topic")
    void gap() {
        run.ledger.removeIf(record -> record.producer().equals("query") && record.producerSequence() == 2);
        assertThat(run.judge())
                .filteredOn(finding -> finding.zero() == Zero.RECORDED_TWICE_OR_GAP)
                .anyMatch(finding ->
                        finding.what().contains("numbers 2 to 2 are missing in the ledger's records of query"));
        var other = new Run();
        other.topicEvents.removeIf(
                event -> event.sequence() == 1 && event.producer().equals("query"));
        assertThat(other.judge()).anyMatch(finding -> finding.what().contains("are missing in the topic of query"));
    }

    @Test
    @DisplayName("zero 5 · finds a ledger that ends before its producer, and a number given to two events")
    void endsTooEarlyAndNumbersTwice() {
        run.numbered.put("query", 9L);
        assertOnly(Zero.RECORDED_TWICE_OR_GAP, "has numbered 9 events, the ledger's last is 4");
        var other = new Run();
        other.topicEvents.add(new TopicEvent("credit.query.v1", "second", "query", 1));
        assertThat(other.judge()).anyMatch(finding -> finding.what().contains("was given to 2 events"));
    }

    // --- zeros 6 and 7

    @Test
    @DisplayName("zero 6 · tells each sighting of personal data once")
    void personalData() {
        run.sightings.add(new Sighting("file logs/query-service.log", "phone number of person 3"));
        run.sightings.add(new Sighting("file logs/query-service.log", "phone number of person 3"));
        assertOnly(Zero.PERSONAL_DATA_IN_CLEAR, "phone number of person 3 in file logs/query-service.log");
    }

    @Test
    @DisplayName("zero 7 · finds a 5xx that is no problem+json and a 5xx that input caused")
    void serverErrors() {
        run.calls.add(new ClientCall(
                "officer.lin", "GET", "/api/v1/x", 503, "application/problem+json", "", "{}", false, false));
        assertThat(run.judge()).isEmpty();
        run.calls.add(new ClientCall("officer.lin", "GET", "/api/v1/x", 503, "text/html", "", "", false, false));
        assertOnly(Zero.UNFIT_SERVER_ERRORS, "is no problem+json");
        run.calls.removeLast();
        run.calls.add(new ClientCall(
                "officer.lin", "POST", "/api/v1/x", 500, "application/problem+json", "", "{}", false, false));
        assertOnly(Zero.UNFIT_SERVER_ERRORS, "is a defect");
    }

    private void assertOnly(Zero zero, String what) {
        var findings = run.judge();
        assertThat(findings).hasSize(1);
        assertThat(findings.getFirst().zero()).isEqualTo(zero);
        assertThat(findings.getFirst().what()).contains(what);
    }

    /** One query, asked and answered and viewed under one authorization; everything agrees. */
    private static final class Run {

        static final Instant NOON = Instant.parse("2026-11-25T04:00:00Z");

        final List<ClientCall> calls = new ArrayList<>();
        final List<BureauInquiry> inquiries = new ArrayList<>();
        final List<QueryRow> queries = new ArrayList<>();
        final List<AuthorizationRow> authorizations = new ArrayList<>();
        final List<UseRow> uses = new ArrayList<>();
        Set<String> partners = Set.of();
        final Set<String> rowIds = new HashSet<>();
        final List<JournalledEvent> journalled = new ArrayList<>();
        final List<OutboxEvent> outbox = new ArrayList<>();
        final Map<String, Long> numbered = new HashMap<>();
        final List<TopicEvent> topicEvents = new ArrayList<>();
        final Map<String, Long> deadLetters = new HashMap<>();
        final List<LedgerRecord> ledger = new ArrayList<>();
        final List<Sighting> sightings = new ArrayList<>();

        Run() {
            authorization("LOAN_APPLICATION", "2026-11-25", "2026-12-24", 1);
            query("ANSWERED", "ZX1");
            uses.add(new UseRow(QUERY, AUTHORIZATION, "CONSUMED"));
            inquiries.add(new BureauInquiry("ZX1", "B10001", NOON, "sr_1", "ANSWERED"));
            rowIds.addAll(List.of(AUTHORIZATION, QUERY));
            record("authorization", "AuthorizationEntered", AUTHORIZATION);
            record("authorization", "AuthorizationVerified", AUTHORIZATION);
            record("query", "QueryAttempted", QUERY);
            record("query", "QueryApproved", QUERY);
            record("query", "QueryAnswered", QUERY);
            record("query", "ReportViewed", QUERY);
            calls.add(call("POST", "/api/v1/authorizations", 201, "{\"id\":\"" + AUTHORIZATION + "\"}"));
            calls.add(call("POST", "/api/v1/credit-queries", 201, "{\"id\":\"" + QUERY + "\"}"));
            calls.add(call("POST", "/api/v1/credit-queries/" + QUERY + "/review", 200, "{}"));
            calls.add(call("GET", "/api/v1/credit-queries/" + QUERY + "/report", 200, "{}"));
        }

        ClientCall call(String method, String path, int status, String body) {
            return new ClientCall("officer.lin", method, path, status, "application/json", "", body, false, false);
        }

        void authorization(String purpose, String from, String until, int allowed) {
            authorizations.clear();
            authorizations.add(new AuthorizationRow(
                    AUTHORIZATION,
                    "ACTIVE",
                    "B10001",
                    "sr_1",
                    purpose,
                    allowed,
                    LocalDate.parse(from),
                    LocalDate.parse(until),
                    partners));
        }

        void query(String state, @Nullable String requestNumber) {
            queries.clear();
            queries.add(new QueryRow(QUERY, state, "B10001", AUTHORIZATION, "sr_1", "LOAN_APPLICATION", requestNumber));
        }

        void record(String producer, String type, String aggregateId) {
            long number = numbered.merge(producer, 1L, Long::sum);
            String event = producer + "-" + number;
            ledger.add(new LedgerRecord(
                    ledger.size(), event, producer, number, type, aggregateId, NOON.plusSeconds(ledger.size())));
            topicEvents.add(new TopicEvent("credit." + producer + ".v1", event, producer, number));
        }

        /** Closes the gaps that a test tore, so that only its own fault is left. */
        void renumber() {
            var old = List.copyOf(ledger);
            ledger.clear();
            topicEvents.clear();
            numbered.clear();
            for (var record : old) {
                long number = numbered.merge(record.producer(), 1L, Long::sum);
                ledger.add(new LedgerRecord(
                        ledger.size(),
                        record.eventId(),
                        record.producer(),
                        number,
                        record.type(),
                        record.aggregateId(),
                        record.occurredAt()));
                topicEvents.add(new TopicEvent(
                        "credit." + record.producer() + ".v1", record.eventId(), record.producer(), number));
            }
        }

        List<Finding> judge() {
            return Reconciliation.judge(new PlatformFacts(
                    calls,
                    inquiries,
                    queries,
                    authorizations,
                    uses,
                    rowIds,
                    journalled,
                    outbox,
                    numbered,
                    topicEvents,
                    deadLetters,
                    ledger,
                    sightings));
        }
    }
}
