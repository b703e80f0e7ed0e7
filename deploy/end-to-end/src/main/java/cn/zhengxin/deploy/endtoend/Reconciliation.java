package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.endtoend.PlatformFacts.AuthorizationRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.BureauInquiry;
import cn.zhengxin.deploy.endtoend.PlatformFacts.LedgerRecord;
import cn.zhengxin.deploy.endtoend.PlatformFacts.QueryRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.TopicEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.UseRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Compares what everybody says about the same work, and names every contradiction under one of the seven zeros. */
final class Reconciliation {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ZoneId BANK_ZONE = ZoneId.of("Asia/Shanghai");
    private static final Set<String> SETTLED_BY_BUREAU = Set.of("ANSWERED", "NO_RECORD", "REJECTED");
    private static final Set<String> NEVER_SENT = Set.of("SUBMITTED", "REFUSED", "PENDING_REVIEW", "REVIEW_REJECTED");
    private static final Set<String> TAKEN_USE = Set.of("CONFIRMED", "CONSUMED");
    private static final Set<Integer> OUTAGE = Set.of(502, 503, 504);
    /** Where clients create things and change them, and the member of an answer that names the thing. */
    private static final Map<String, String> CHANGED_BY_CLIENTS = Map.of(
            "authorizations", "id",
            "credit-queries", "id",
            "disputes", "id",
            "exemptions", "id",
            "authorization-refusals", "id",
            "authorization-templates", "version",
            "operators", "account",
            "partners", "code");

    private static final Pattern CREATION = Pattern.compile("/api/v1/([a-z-]+)");
    private static final Pattern CHANGE = Pattern.compile("/api/v1/([a-z-]+)/([^/]+)/[a-z-]+(?:/[a-z-]+)*");
    private static final Pattern REPORT = Pattern.compile("/api/v1/credit-queries/([0-9a-f-]{36})/report");

    private final PlatformFacts facts;
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<LedgerRecord>> recordsByAggregate;
    private final Map<String, List<LedgerRecord>> recordsByEvent;

    private Reconciliation(PlatformFacts facts) {
        this.facts = facts;
        recordsByAggregate = facts.ledger().stream().collect(Collectors.groupingBy(LedgerRecord::aggregateId));
        recordsByEvent = facts.ledger().stream().collect(Collectors.groupingBy(LedgerRecord::eventId));
    }

    static List<Finding> judge(PlatformFacts facts) {
        var reconciliation = new Reconciliation(facts);
        reconciliation.answersAreRecorded();
        reconciliation.inquiriesAreAuthorized();
        reconciliation.oneInquiryPerRequest();
        reconciliation.nothingAcknowledgedIsLost();
        reconciliation.recordedOnceWithoutGaps();
        reconciliation.noPersonalDataInClear();
        reconciliation.serverErrorsAreFit();
        return List.copyOf(reconciliation.findings);
    }

    private void found(Zero zero, String what) {
        findings.add(new Finding(zero, what));
    }

    private long recorded(String aggregateId, String type) {
        return recordsByAggregate.getOrDefault(aggregateId, List.of()).stream()
                .filter(record -> record.type().equals(type))
                .count();
    }

    /** Q9: the bureau was not asked, and there is no footprint. */
    private boolean isAnsweredFromReport(QueryRow query) {
        return recorded(query.id(), "QueryAnsweredFromReport") > 0;
    }

    // zero 1
    private void answersAreRecorded() {
        for (var query : facts.queries()) {
            if (query.state().equals("ANSWERED")
                    && recorded(query.id(), "QueryAnswered") == 0
                    && !isAnsweredFromReport(query)) {
                found(Zero.ANSWERS_WITHOUT_RECORD, "query " + query.id() + " is answered, the ledger does not know it");
            }
        }
        var views = new TreeMap<String, Long>();
        for (var call : facts.calls()) {
            var report = REPORT.matcher(call.path());
            if (call.method().equals("GET") && call.succeeded() && report.matches()) {
                views.merge(report.group(1), 1L, Long::sum);
            }
        }
        views.forEach((query, seen) -> {
            long recorded = recorded(query, "ReportViewed");
            if (recorded < seen) {
                found(
                        Zero.ANSWERS_WITHOUT_RECORD,
                        "the report of query " + query + " was shown " + seen + " times, recorded " + recorded);
            }
        });
    }

    // zero 2
    private void inquiriesAreAuthorized() {
        Map<String, QueryRow> byNumber = new HashMap<>();
        facts.queries().forEach(query -> {
            if (query.requestNumber() != null) {
                byNumber.put(query.requestNumber(), query);
            }
        });
        Map<String, AuthorizationRow> authorizations =
                facts.authorizations().stream().collect(Collectors.toMap(AuthorizationRow::id, Function.identity()));
        Map<String, UseRow> uses = facts.uses().stream().collect(Collectors.toMap(UseRow::id, Function.identity()));
        for (var inquiry : facts.inquiries()) {
            var query = byNumber.get(inquiry.requestNumber());
            if (query == null) {
                unauthorized(inquiry, "belongs to no query");
            } else {
                var authorization = authorizations.get(query.authorizationId());
                if (authorization == null) {
                    unauthorized(inquiry, "names an authorization that does not exist");
                } else {
                    covered(inquiry, query, authorization, Optional.ofNullable(uses.get(query.id())));
                }
            }
        }
        facts.uses().stream()
                .filter(use -> TAKEN_USE.contains(use.state()))
                .collect(Collectors.groupingBy(UseRow::authorizationId, Collectors.counting()))
                .forEach((id, taken) -> {
                    var authorization = authorizations.get(id);
                    if (authorization == null || taken > authorization.uses()) {
                        found(
                                Zero.INQUIRIES_WITHOUT_AUTHORIZATION,
                                "authorization " + id + " was used " + taken + " times, more than it allows");
                    }
                });
    }

    private void covered(BureauInquiry inquiry, QueryRow query, AuthorizationRow authorization, Optional<UseRow> use) {
        if (!authorization.names(query.institution()) || !authorization.names(inquiry.institution())) {
            unauthorized(inquiry, "was made by an institution that the authorization does not name");
        }
        if (!authorization.subjectReference().equals(query.subjectReference())) {
            unauthorized(inquiry, "is about somebody else than the authorization");
        }
        String asked = inquiry.subjectReference();
        if (asked != null && !asked.equals(authorization.subjectReference())) {
            unauthorized(inquiry, "reached the bureau about somebody else than the authorization");
        }
        if (!authorization.purpose().equals(query.purpose())) {
            unauthorized(inquiry, "has a purpose that the authorization does not name");
        }
        if (use.isEmpty() || !use.get().authorizationId().equals(authorization.id())) {
            unauthorized(inquiry, "took no use of its authorization");
        } else if (!TAKEN_USE.contains(use.get().state())) {
            unauthorized(inquiry, "was made though its use is " + use.get().state());
        }
        LocalDate day = LocalDate.ofInstant(inquiry.time(), BANK_ZONE);
        if (day.isBefore(authorization.startDate()) || day.isAfter(authorization.endDate())) {
            unauthorized(inquiry, "was made outside the authorization's term");
        }
        var approved = first(query.id(), "QueryApproved");
        if (approved.isEmpty()) {
            unauthorized(inquiry, "was made without a recorded approval");
        }
        var ended = first(authorization.id(), "AuthorizationWithdrawn")
                .or(() -> first(authorization.id(), "AuthorizationClosed"))
                .or(() -> first(authorization.id(), "AuthorizationChainClosed"));
        if (ended.isPresent() && approved.isPresent() && ended.get().isBefore(approved.get())) {
            unauthorized(inquiry, "was approved after the authorization had ended");
        }
    }

    private Optional<Instant> first(String aggregateId, String type) {
        return recordsByAggregate.getOrDefault(aggregateId, List.of()).stream()
                .filter(record -> record.type().equals(type))
                .map(LedgerRecord::occurredAt)
                .min(Instant::compareTo);
    }

    private void unauthorized(BureauInquiry inquiry, String why) {
        found(Zero.INQUIRIES_WITHOUT_AUTHORIZATION, "inquiry " + inquiry.requestNumber() + " " + why);
    }

    // zero 3
    private void oneInquiryPerRequest() {
        var made = facts.inquiries().stream()
                .collect(Collectors.groupingBy(BureauInquiry::requestNumber, Collectors.counting()));
        made.forEach((number, times) -> {
            if (times > 1) {
                found(Zero.MORE_THAN_ONE_INQUIRY, "request " + number + " made " + times + " inquiries");
            }
        });
        var numbers = new HashMap<String, String>();
        for (var query : facts.queries()) {
            String number = query.requestNumber();
            long times = number == null ? 0 : made.getOrDefault(number, 0L);
            if (number != null) {
                String other = numbers.put(number, query.id());
                if (other != null) {
                    found(Zero.MORE_THAN_ONE_INQUIRY, "queries " + other + " and " + query.id() + " share a number");
                }
            }
            if (times > 0 && isAnsweredFromReport(query)) {
                found(
                        Zero.MORE_THAN_ONE_INQUIRY,
                        "query " + query.id() + " is answered from a report at hand and was sent");
            }
            if (times == 0 && SETTLED_BY_BUREAU.contains(query.state()) && !isAnsweredFromReport(query)) {
                found(
                        Zero.MORE_THAN_ONE_INQUIRY,
                        "query " + query.id() + " is " + query.state() + " without an inquiry");
            }
            if (times > 0 && NEVER_SENT.contains(query.state())) {
                found(Zero.MORE_THAN_ONE_INQUIRY, "query " + query.id() + " is " + query.state() + " and was sent");
            }
            if (recorded(query.id(), "QueryApproved") > 1) {
                found(Zero.MORE_THAN_ONE_INQUIRY, "query " + query.id() + " was approved more than once");
            }
        }
    }

    // zero 4
    private void nothingAcknowledgedIsLost() {
        var acknowledged = new TreeMap<String, Long>();
        for (var call : facts.calls()) {
            if (call.method().equals("POST") && !call.replayed()) {
                acknowledgedBy(call).ifPresent(id -> acknowledged.merge(id, 1L, Long::sum));
            }
        }
        acknowledged.forEach((id, changes) -> {
            if (!facts.rowIds().contains(id)) {
                found(Zero.STATE_CHANGES_LOST, "a client was given " + id + ", no database knows it");
            }
            int recorded = recordsByAggregate.getOrDefault(id, List.of()).size();
            if (recorded < changes) {
                found(
                        Zero.STATE_CHANGES_LOST,
                        "clients were told of " + changes + " changes of " + id + ", the ledger has " + recorded);
            }
        });
        for (var event : facts.journalled()) {
            lost(event.eventId(), event.type() + " of " + event.aggregateId());
        }
        for (var event : facts.outbox()) {
            if (event.sequence() == null || !event.published()) {
                found(
                        Zero.STATE_CHANGES_LOST,
                        "event " + event.eventId() + " (" + event.type() + ") of " + event.producer()
                                + " was never published");
            } else {
                lost(event.eventId(), event.type() + " of " + event.producer());
            }
        }
        for (var event : facts.topicEvents()) {
            lost(event.eventId(), "on topic " + event.topic());
        }
        facts.deadLetters().forEach((topic, messages) -> {
            if (messages > 0) {
                found(Zero.STATE_CHANGES_LOST, messages + " dead letters on " + topic);
            }
        });
    }

    private void lost(String eventId, String which) {
        if (!recordsByEvent.containsKey(eventId)) {
            found(Zero.STATE_CHANGES_LOST, "event " + eventId + " (" + which + ") is not in the ledger");
        }
    }

    /** What a client may rely on after this answer: the thing it created, changed, or was refused by name. */
    private static Optional<String> acknowledgedBy(ClientCall call) {
        var change = CHANGE.matcher(call.path());
        boolean changes = change.matches() && CHANGED_BY_CLIENTS.containsKey(change.group(1));
        if (changes) {
            return call.succeeded() ? Optional.of(change.group(2)) : Optional.empty();
        }
        var creation = CREATION.matcher(call.path());
        String name = creation.matches() ? CHANGED_BY_CLIENTS.get(creation.group(1)) : null;
        if (call.succeeded()) {
            return name == null ? Optional.empty() : member(call.body(), name);
        }
        return member(call.body(), "queryId");
    }

    private static Optional<String> member(String body, String name) {
        try {
            JsonNode value = JSON.readTree(body).path(name);
            return value.isString() ? Optional.of(value.asString()) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    // zero 5
    private void recordedOnceWithoutGaps() {
        recordsByEvent.forEach((event, records) -> {
            if (records.size() > 1) {
                found(Zero.RECORDED_TWICE_OR_GAP, "event " + event + " has " + records.size() + " records");
            }
        });
        var byProducer = facts.ledger().stream()
                .collect(Collectors.groupingBy(LedgerRecord::producer, TreeMap::new, Collectors.toList()));
        byProducer.forEach((producer, records) -> contiguous(
                "the ledger's records of " + producer,
                records.stream().map(LedgerRecord::producerSequence).sorted().toList()));
        contiguousFromZero(
                facts.ledger().stream().map(LedgerRecord::sequence).sorted().toList());
        facts.topicEvents().stream()
                .collect(Collectors.groupingBy(TopicEvent::producer, TreeMap::new, Collectors.toList()))
                .forEach((producer, events) -> contiguous(
                        "the topic of " + producer,
                        events.stream()
                                .map(TopicEvent::sequence)
                                .sorted()
                                .distinct()
                                .toList()));
        facts.topicEvents().stream()
                .collect(Collectors.groupingBy(
                        event -> event.producer() + " " + event.sequence(),
                        Collectors.mapping(TopicEvent::eventId, Collectors.toSet())))
                .forEach((number, events) -> {
                    if (events.size() > 1) {
                        found(
                                Zero.RECORDED_TWICE_OR_GAP,
                                "number " + number + " was given to " + events.size() + " events");
                    }
                });
        for (var event : facts.topicEvents()) {
            for (var record : recordsByEvent.getOrDefault(event.eventId(), List.of())) {
                if (record.producerSequence() != event.sequence()
                        || !record.producer().equals(event.producer())) {
                    found(
                            Zero.RECORDED_TWICE_OR_GAP,
                            "event " + event.eventId() + " is number " + event.sequence() + " on its topic and "
                                    + record.producerSequence() + " in the ledger");
                }
            }
        }
        facts.numbered().forEach((producer, last) -> {
            long recorded = byProducer.getOrDefault(producer, List.of()).stream()
                    .mapToLong(LedgerRecord::producerSequence)
                    .max()
                    .orElse(0);
            if (recorded != last) {
                found(
                        Zero.RECORDED_TWICE_OR_GAP,
                        producer + " has numbered " + last + " events, the ledger's last is " + recorded);
            }
        });
    }

    private void contiguous(String whose, List<Long> sorted) {
        long expected = 1;
        for (long number : sorted) {
            if (number < expected) {
                found(Zero.RECORDED_TWICE_OR_GAP, "number " + number + " occurs twice in " + whose);
            } else if (number > expected) {
                found(
                        Zero.RECORDED_TWICE_OR_GAP,
                        "numbers " + expected + " to " + (number - 1) + " are missing in " + whose);
            }
            expected = Math.max(expected, number + 1);
        }
    }

    private void contiguousFromZero(List<Long> sorted) {
        contiguous(
                "the ledger's own count",
                sorted.stream().map(number -> number + 1).toList());
    }

    // zero 6
    private void noPersonalDataInClear() {
        var told = new HashSet<PlatformFacts.Sighting>();
        for (var sighting : facts.sightings()) {
            if (told.add(sighting)) {
                found(Zero.PERSONAL_DATA_IN_CLEAR, sighting.sort() + " in " + sighting.place());
            }
        }
    }

    // zero 7
    private void serverErrorsAreFit() {
        for (var call : facts.calls()) {
            if (call.status() >= 500) {
                if (!call.contentType().startsWith("application/problem+json")) {
                    found(Zero.UNFIT_SERVER_ERRORS, call + " is no problem+json");
                }
                // 502, 503 and 504 say that something is down; any other is a defect that some input brought to light.
                if (!OUTAGE.contains(call.status())) {
                    found(Zero.UNFIT_SERVER_ERRORS, call + " is a defect");
                }
            }
        }
    }
}
