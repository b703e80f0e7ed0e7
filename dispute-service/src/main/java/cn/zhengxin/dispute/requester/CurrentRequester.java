package cn.zhengxin.dispute.requester;

import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import org.slf4j.MDC;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Turns the validated caller of the request at hand into a requester. */
@Component
public class CurrentRequester {

    private final CurrentCaller currentCaller;

    CurrentRequester(CurrentCaller currentCaller) {
        this.currentCaller = currentCaller;
    }

    public Requester requester() {
        return switch (currentCaller.caller()) {
            case Caller.Subject subject
            when subject.has(Role.CUSTOMER) -> new Requester.Subject(subject.subjectReference(), origin());
            case Caller.Person person
            when person.has(Role.DISPUTE_HANDLER) ->
                new Requester.Handler(
                        person.account().value(),
                        person.employeeNumber(),
                        person.institution().value(),
                        origin());
            case Caller.Subject _, Caller.Person _, Caller.System _ ->
                throw new AccessDeniedException("This is for customers and dispute handlers");
        };
    }

    public Requester.Handler handler() {
        if (requester() instanceof Requester.Handler handler) {
            return handler;
        }
        throw new AccessDeniedException("This is for dispute handlers");
    }

    public Requester.Subject subject() {
        if (requester() instanceof Requester.Subject subject) {
            return subject;
        }
        throw new AccessDeniedException("This is for customers");
    }

    private Origin origin() {
        return new Origin(currentCaller.terminal().map(Terminal::address).orElse(null), null, MDC.get("traceId"));
    }
}
