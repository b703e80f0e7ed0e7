package cn.zhengxin.deploy.endtoend;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What clients, bureau, databases, topics and ledger each say about the same work. The checker compares them; who gathers
 * them is another matter.
 *
 * @param rowIds identifiers of everything clients can have created, as the databases hold them
 * @param journalled events that services noted beside their own rows
 * @param numbered the last number each producer's relay has given
 * @param deadLetters topics of dead letters with the number of messages in each
 * @param sightings personal data found where none may be
 */
public record PlatformFacts(
        List<ClientCall> calls,
        List<BureauInquiry> inquiries,
        List<QueryRow> queries,
        List<AuthorizationRow> authorizations,
        List<UseRow> uses,
        Set<String> rowIds,
        List<JournalledEvent> journalled,
        List<OutboxEvent> outbox,
        Map<String, Long> numbered,
        List<TopicEvent> topicEvents,
        Map<String, Long> deadLetters,
        List<LedgerRecord> ledger,
        List<Sighting> sightings) {

    public PlatformFacts {
        calls = List.copyOf(calls);
        inquiries = List.copyOf(inquiries);
        queries = List.copyOf(queries);
        authorizations = List.copyOf(authorizations);
        uses = List.copyOf(uses);
        rowIds = Set.copyOf(rowIds);
        journalled = List.copyOf(journalled);
        outbox = List.copyOf(outbox);
        numbered = Map.copyOf(numbered);
        topicEvents = List.copyOf(topicEvents);
        deadLetters = Map.copyOf(deadLetters);
        ledger = List.copyOf(ledger);
        sightings = List.copyOf(sightings);
    }

    /**
     * A line of the bureau's log.
     *
     * @param subjectReference the pseudonym of whom it was about, null when the bureau does not know them
     */
    public record BureauInquiry(
            String requestNumber,
            String institution,
            Instant time,
            @Nullable String subjectReference,
            String result) {}

    /** A query as its service stores it. */
    public record QueryRow(
            String id,
            String state,
            String institution,
            String authorizationId,
            String subjectReference,
            String purpose,
            @Nullable String requestNumber) {}

    /**
     * An authorization as its service stores it, or what stands in for one (A16).
     *
     * @param partners the other institutions that it names (A7)
     */
    public record AuthorizationRow(
            String id,
            String state,
            String institution,
            String subjectReference,
            String purpose,
            int uses,
            LocalDate startDate,
            LocalDate endDate,
            Set<String> partners) {

        public AuthorizationRow {
            partners = Set.copyOf(partners);
        }

        boolean names(String asking) {
            return institution.equals(asking) || partners.contains(asking);
        }
    }

    /** A use of an authorization; its id is that of the query. */
    public record UseRow(String id, String authorizationId, String state) {}

    /** An event noted beside the row it is about. */
    public record JournalledEvent(String eventId, String aggregateId, String type) {}

    /** An event between commit and topic, or past that. */
    public record OutboxEvent(
            String producer,
            String eventId,
            String type,
            @Nullable Long sequence,
            boolean published) {}

    /** An event on a topic. */
    public record TopicEvent(String topic, String eventId, String producer, long sequence) {}

    /** A record of the ledger. */
    public record LedgerRecord(
            long sequence,
            String eventId,
            String producer,
            long producerSequence,
            String type,
            String aggregateId,
            Instant occurredAt) {}

    /** Personal data in clear: where, and of what sort; never the data itself. */
    public record Sighting(String place, String sort) {}
}
