package cn.zhengxin.query.adoption.web;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Role;
import cn.zhengxin.identity.Terminal;
import cn.zhengxin.query.creditquery.application.Viewpoint;
import cn.zhengxin.query.inquiry.Decision.ReviewBy;
import cn.zhengxin.query.inquiry.Performer;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Callers in this feature's words. Empty for those who have no business with credit files, whatever their token says. */
@Component
class AdoptionCallers {

    /** Who proposes, and for which institution. */
    record Proposer(Performer performer, String institution) {}

    Optional<Proposer> proposer(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person
            when person.has(Role.QUERY_OFFICER) ->
                Optional.of(new Proposer(
                        employee(person, terminal), person.institution().value()));
            case Caller.Person person -> Optional.empty();
            case Caller.System system
            when system.has(Role.LOAN_SYSTEM) ->
                system.actsFor()
                        .map(institution -> new Proposer(
                                new Performer.LendingSystem(system.account().value(), institution.value()),
                                institution.value()));
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    Optional<Performer.Employee> reviewer(Caller caller, Optional<Terminal> terminal) {
        return switch (caller) {
            case Caller.Person person when person.has(Role.REVIEWER) -> Optional.of(employee(person, terminal));
            case Caller.Person person -> Optional.empty();
            case Caller.System system -> Optional.empty();
            case Caller.Subject subject -> Optional.empty();
        };
    }

    Optional<Viewpoint> viewpoint(Caller caller) {
        return switch (caller) {
            case Caller.Person person ->
                Optional.of(new Viewpoint(
                        person.account().value(),
                        person.institution().value(),
                        person.has(Role.REVIEWER) ? Set.of(ReviewBy.REVIEWER) : Set.of()));
            case Caller.System system ->
                system.actsFor()
                        .map(institution -> new Viewpoint(system.account().value(), institution.value(), Set.of()));
            case Caller.Subject subject -> Optional.empty();
        };
    }

    private static Performer.Employee employee(Caller.Person person, Optional<Terminal> terminal) {
        return new Performer.Employee(
                person.account().value(),
                person.employeeNumber(),
                person.institution().value(),
                terminal.map(Terminal::address).orElse(null));
    }
}
