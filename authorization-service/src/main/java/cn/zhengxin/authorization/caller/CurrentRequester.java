package cn.zhengxin.authorization.caller;

import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.InstitutionCode;
import cn.zhengxin.identity.Terminal;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Turns the validated caller of the request at hand into a requester. */
@Component
public class CurrentRequester {

    private final CurrentCaller currentCaller;

    public CurrentRequester(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    public Requester requester() {
        var caller = currentCaller.caller();
        var address = currentCaller.terminal().map(Terminal::address).orElse(null);
        return new Requester(party(caller), caller.roles(), new Origin(address, null, MDC.get("traceId")));
    }

    private static Party party(Caller caller) {
        return switch (caller) {
            case Caller.Person person ->
                new Party(
                        PartyKind.PERSON,
                        person.account().value(),
                        person.employeeNumber(),
                        person.institution().value(),
                        person.branch());
            case Caller.System system ->
                new Party(
                        PartyKind.SYSTEM,
                        system.account().value(),
                        null,
                        system.actsFor().map(InstitutionCode::value).orElse(null));
            case Caller.Subject subject -> new Party(PartyKind.SUBJECT, subject.subjectReference(), null, null);
        };
    }
}
