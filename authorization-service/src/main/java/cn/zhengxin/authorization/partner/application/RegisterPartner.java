package cn.zhengxin.authorization.partner.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.institution.PartnerInstitutions;
import cn.zhengxin.authorization.partner.model.EndedPartner;
import cn.zhengxin.authorization.partner.model.PartnerFacts;
import cn.zhengxin.authorization.partner.model.RegisteredPartner;
import cn.zhengxin.authorization.partner.model.RegistrationCheck;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.identity.FieldProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A7: takes a partner into the register; it can do nothing before a second person approved it. */
@Service
public class RegisterPartner {

    private final Partners partners;
    private final PartnerInstitutions institutions;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;

    public RegisterPartner(
            Partners partners,
            PartnerInstitutions institutions,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.partners = partners;
        this.institutions = institutions;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Registered(StoredPartner stored) implements Outcome {}

        record Incomplete(List<FieldProblem> faults) implements Outcome {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }

        /** Registered already and not ended. */
        record NotInThisState() implements Outcome {}
    }

    @Transactional
    public Outcome handle(RegisterPartnerCommand command) {
        return switch (RegistrationCheck.examine(command.statement())) {
            case RegistrationCheck.Result.Incomplete incomplete -> new Outcome.Incomplete(incomplete.faults());
            case RegistrationCheck.Result.Complete complete -> register(complete, command);
        };
    }

    private Outcome register(RegistrationCheck.Result.Complete complete, RegisterPartnerCommand command) {
        var faults = clashes(complete);
        if (!faults.isEmpty()) {
            return new Outcome.Incomplete(faults);
        }
        var now = clock.instant();
        var requester = command.requester();
        var facts = new PartnerFacts(
                complete.code(),
                complete.fullName(),
                complete.creditCode(),
                complete.qualifications(),
                complete.agreementReference(),
                // Only administrators come here, and they are of an institution.
                Objects.requireNonNull(requester.party().institution()),
                requester.party(),
                now,
                policies.at(now).version());
        var registered = new RegisteredPartner(facts);
        var earlier = partners.findForChange(complete.code());
        if (earlier.isPresent()) {
            // The agreement ended and a new one was made, or the licence was renewed: approved anew.
            if (!(earlier.get().partner() instanceof EndedPartner)) {
                return new Outcome.NotInThisState();
            }
            var kept = partners.replace(earlier.get(), registered);
            outbox.append(PartnerEvents.registered(facts, requester));
            return new Outcome.Registered(kept);
        }
        institutions.enter(facts.code(), facts.fullName());
        if (!partners.add(registered)) {
            return new Outcome.NotInThisState();
        }
        outbox.append(PartnerEvents.registered(facts, requester));
        return new Outcome.Registered(new StoredPartner(registered, 1));
    }

    private List<FieldProblem> clashes(RegistrationCheck.Result.Complete complete) {
        var faults = new ArrayList<FieldProblem>();
        if (partners.isTaken(complete.code(), complete.fullName())) {
            faults.add(new FieldProblem("code", "belongs to an institution of the bank or of another name"));
        }
        var sameEnterprise = partners.ofCreditCode(complete.creditCode())
                .filter(stored -> !stored.facts().code().equals(complete.code()));
        if (sameEnterprise.isPresent()) {
            faults.add(new FieldProblem("creditCode", "is registered under another code"));
        }
        return faults;
    }
}
