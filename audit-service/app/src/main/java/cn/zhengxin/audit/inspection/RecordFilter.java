package cn.zhengxin.audit.inspection;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What records are looked for; absent members do not restrict. */
record RecordFilter(
        @Nullable String producer,
        @Nullable String type,
        @Nullable String aggregateId,
        @Nullable String subjectReference,
        @Nullable String institution,
        @Nullable String account,
        @Nullable String authorizationId,
        @Nullable Instant from,
        @Nullable Instant to) {

    RecordFilter ofInstitution(String only) {
        return new RecordFilter(
                producer, type, aggregateId, subjectReference, only, account, authorizationId, from, to);
    }

    /** For the record of the reading: what was asked for. All of it is pseudonyms and codes. */
    Map<String, Object> described() {
        Map<String, Object> members = new TreeMap<>();
        put(members, "producer", producer);
        put(members, "type", type);
        put(members, "aggregateId", aggregateId);
        put(members, "subjectReference", subjectReference);
        put(members, "institution", institution);
        put(members, "account", account);
        put(members, "authorizationId", authorizationId);
        put(members, "from", from == null ? null : from.toString());
        put(members, "to", to == null ? null : to.toString());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
