package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.InstitutionCode;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.creditquery.application.Viewpoint;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.inquiry.Requester;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Callers in this service's words. Empty for those who have no business with queries, whatever their token says. */
@Component
class QueryCallers {

    Optional<Requester> requester(Caller caller, Optional<Terminal> terminal) {
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
            case Caller.System system
            when system.has(Role.PARTNER) ->
                system.actsFor()
                        .map(InstitutionCode::value)
                        .map(institution ->
                                new Requester.PartnerSystem(system.account().value(), institution));
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    /** Who may decide, and as which second persons: each role for what the gate asks of it, and for nothing else (Q4). */
    Optional<SecondPerson> secondPerson(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person -> {
                Set<ReviewBy> capacities = capacitiesOf(person);
                yield capacities.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new SecondPerson(
                                new Performer.Employee(
                                        person.account().value(),
                                        person.employeeNumber(),
                                        person.institution().value(),
                                        terminal.map(Terminal::address).orElse(null)),
                                capacities));
            }
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    private static Set<ReviewBy> capacitiesOf(Caller.Person person) {
        var capacities = EnumSet.noneOf(ReviewBy.class);
        if (person.has(Role.REVIEWER)) {
            capacities.add(ReviewBy.REVIEWER);
        }
        if (person.has(Role.COMPLIANCE_OFFICER)) {
            capacities.add(ReviewBy.COMPLIANCE);
        }
        return capacities;
    }

    /** An employee, and as which second persons they decide. */
    record SecondPerson(Performer.Employee employee, Set<ReviewBy> capacities) {
        SecondPerson {
            capacities = Set.copyOf(capacities);
        }
    }

    Optional<Viewpoint> viewpoint(Caller caller) {
        return switch (caller) {
            case Caller.Person person ->
                Optional.of(new Viewpoint(
                        person.account().value(), person.institution().value(), capacitiesOf(person)));
            case Caller.System system ->
                system.actsFor()
                        .map(institution -> new Viewpoint(system.account().value(), institution.value(), Set.of()));
            case Caller.Subject subject -> Optional.empty();
        };
    }
}
