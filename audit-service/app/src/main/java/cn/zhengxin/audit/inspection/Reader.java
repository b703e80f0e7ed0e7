package cn.zhengxin.audit.inspection;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import java.util.Optional;
import org.slf4j.MDC;

/** Who reads the ledger, and from where. */
public record Reader(Caller caller, Optional<Terminal> terminal) {

    /** An auditor sees everything; a compliance officer only what the own institution's people and systems did. */
    Optional<String> restrictedToInstitution() {
        if (caller.has(Role.AUDITOR)) {
            return Optional.empty();
        }
        // Somebody without an institution who is no auditor sees nothing: no institution has the empty code.
        return Optional.of(
                caller.actsFor().map(institution -> institution.value()).orElse(""));
    }

    Actor actor() {
        return switch (caller) {
            case Caller.Person person ->
                Actor.person(
                        person.account().value(),
                        person.employeeNumber(),
                        person.institution().value());
            case Caller.System system ->
                Actor.system(
                        system.account().value(),
                        system.actsFor().map(institution -> institution.value()).orElse(null));
            case Caller.Subject subject -> Actor.subject(subject.subjectReference());
        };
    }

    Origin origin() {
        return new Origin(terminal.map(Terminal::address).orElse(null), null, MDC.get("traceId"));
    }
}
