package cn.zhengxin.audittrail;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fact about a change of state: who, when, from where, what, on whom, under which authorization, with which result and
 * under which version of the policy. It never holds personal data: subjects appear as pseudonyms.
 *
 * @param type the event's name in the past tense, for example {@code AuthorizationWithdrawn}
 * @param version of the shape of {@code data} for this type
 * @param aggregateId what changed; also the key on the topic, so that changes of one aggregate stay in order
 * @param subjectReference pseudonym of the person concerned
 * @param result a short code
 * @param data JSON values only
 */
public record AuditEvent(
        EventId id,
        String type,
        int version,
        String aggregateId,
        Instant occurredAt,
        Actor actor,
        Origin origin,
        @Nullable String subjectReference,
        @Nullable String authorizationId,
        String result,
        @Nullable Integer policyVersion,
        Map<String, Object> data) {

    private static final Pattern TYPE = Pattern.compile("[A-Z][A-Za-z0-9]{2,79}");

    public AuditEvent {
        Objects.requireNonNull(id, "id");
        Limits.text("type", type, 80);
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException("type is no name in CamelCase");
        }
        if (version < 1) {
            throw new IllegalArgumentException("version starts at 1");
        }
        Limits.text("aggregateId", aggregateId, 128);
        // The database keeps microseconds; an event must read the same before and after it was stored.
        occurredAt = Objects.requireNonNull(occurredAt, "occurredAt").truncatedTo(ChronoUnit.MICROS);
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(origin, "origin");
        Limits.optionalText("subjectReference", subjectReference, 64);
        Limits.optionalText("authorizationId", authorizationId, 64);
        Limits.text("result", result, 64);
        data = Limits.json(data);
    }

    /** A new event of version 1 without data. */
    public static AuditEvent of(
            String type, String aggregateId, Instant occurredAt, Actor actor, Origin origin, String result) {
        return new AuditEvent(
                EventId.next(), type, 1, aggregateId, occurredAt, actor, origin, null, null, result, null, Map.of());
    }

    public AuditEvent onSubject(@Nullable String reference) {
        return new AuditEvent(
                id,
                type,
                version,
                aggregateId,
                occurredAt,
                actor,
                origin,
                reference,
                authorizationId,
                result,
                policyVersion,
                data);
    }

    public AuditEvent underAuthorization(@Nullable String authorization) {
        return new AuditEvent(
                id,
                type,
                version,
                aggregateId,
                occurredAt,
                actor,
                origin,
                subjectReference,
                authorization,
                result,
                policyVersion,
                data);
    }

    public AuditEvent underPolicy(@Nullable Integer policy) {
        return new AuditEvent(
                id,
                type,
                version,
                aggregateId,
                occurredAt,
                actor,
                origin,
                subjectReference,
                authorizationId,
                result,
                policy,
                data);
    }

    /** The same event with one more member of data; an absent value adds nothing. */
    public AuditEvent with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new TreeMap<>(data);
        more.put(name, value);
        return new AuditEvent(
                id,
                type,
                version,
                aggregateId,
                occurredAt,
                actor,
                origin,
                subjectReference,
                authorizationId,
                result,
                policyVersion,
                more);
    }
}
