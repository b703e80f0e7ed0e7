package cn.zhengxin.query.batch.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.InstitutionCode;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.batch.application.BatchViewpoint;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Callers in the words of batches. Empty for those who have no business with them, whatever their token says. */
@Component
class BatchCallers {

    Optional<Requester> uploader(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person
            when person.has(Role.QUERY_OFFICER) ->
                Optional.of(new Requester.Officer(
                        person.account().value(),
                        person.employeeNumber(),
                        person.institution().value(),
                        person.branch(),
                        terminal.map(Terminal::address).orElse(null)));
            case Caller.Person person -> Optional.empty();
            case Caller.System system
            when system.has(Role.LOAN_SYSTEM) ->
                system.actsFor()
                        .map(InstitutionCode::value)
                        .map(institution ->
                                new Requester.LendingSystem(system.account().value(), institution));
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    Optional<Performer.Employee> riskOfficer(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person when person.has(Role.RISK_OFFICER) -> Optional.of(employee(person, terminal));
            case Caller.Person person -> Optional.empty();
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    /** Whoever pauses a batch, lets it go on, or calls it off. */
    Optional<Performer> steersman(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person -> Optional.of(employee(person, terminal));
            case Caller.System system ->
                system.actsFor()
                        .map(InstitutionCode::value)
                        .map(institution ->
                                new Performer.LendingSystem(system.account().value(), institution));
            case Caller.Subject subject -> Optional.empty();
        };
    }

    Optional<BatchViewpoint> viewpoint(Caller caller) {
        boolean seesInstitution = caller.has(Role.RISK_OFFICER) || caller.has(Role.REVIEWER);
        return caller.actsFor()
                .map(institution -> new BatchViewpoint(caller.account().value(), institution.value(), seesInstitution));
    }

    private static Performer.Employee employee(Caller.Person person, Optional<Terminal> terminal) {
        return new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null));
    }
}
