package cn.zhengxin.audit.ingestion;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.ledgerverifier.CanonicalJson;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one spelling of an event that is hashed. Absent values are left out. */
final class CanonicalEvent {

    private CanonicalEvent() {}

    static String of(AuditEvent event) {
        Map<String, Object> members = new TreeMap<>();
        members.put("id", event.id().toString());
        members.put("type", event.type());
        members.put("version", event.version());
        members.put("aggregateId", event.aggregateId());
        members.put("occurredAt", event.occurredAt().toString());
        members.put("actor", actor(event.actor()));
        members.put("origin", origin(event.origin()));
        put(members, "subjectReference", event.subjectReference());
        put(members, "authorizationId", event.authorizationId());
        members.put("result", event.result());
        put(members, "policyVersion", event.policyVersion());
        members.put("data", event.data());
        return CanonicalJson.write(members);
    }

    private static Map<String, Object> actor(Actor actor) {
        Map<String, Object> members = new TreeMap<>();
        members.put("kind", actor.kind().name());
        members.put("account", actor.account());
        put(members, "employeeNumber", actor.employeeNumber());
        put(members, "institution", actor.institution());
        return members;
    }

    private static Map<String, Object> origin(Origin origin) {
        Map<String, Object> members = new TreeMap<>();
        put(members, "address", origin.address());
        put(members, "device", origin.device());
        put(members, "traceId", origin.traceId());
        return members;
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
