package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.Chain;
import cn.zhengxin.authorization.customerauthorization.model.ChainCheck;
import cn.zhengxin.authorization.customerauthorization.model.Completeness;
import cn.zhengxin.authorization.customerauthorization.model.CompletenessCheck;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.FieldFault;
import cn.zhengxin.authorization.customerauthorization.model.ParentConsents;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.customerauthorization.model.Term;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.partner.model.PartnerRegister;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleEntry;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Enters an authorization that is complete in all elements of A1; it becomes a draft that waits for evidence and signature. */
@Service
public class EnterAuthorization {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectDirectory subjects;
    private final Institutions institutions;
    private final PartnerRegister partners;
    private final ParentConsents parents;
    private final AuthorizationPolicies policies;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public EnterAuthorization(
            Authorizations authorizations,
            Particulars particulars,
            SubjectDirectory subjects,
            Institutions institutions,
            PartnerRegister partners,
            ParentConsents parents,
            AuthorizationPolicies policies,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.subjects = subjects;
        this.institutions = institutions;
        this.partners = partners;
        this.parents = parents;
        this.policies = policies;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Entered(StoredAuthorization stored, SubjectParticulars particulars) implements Outcome {}

        /**
         * Elements are missing, malformed or unlawful; each is named.
         *
         * @param rules those that refused: A1 for an incomplete statement, A2, A5, A6 or A9 for one that the law or the policy does not have
         */
        record Incomplete(List<RuleEntry> rules, List<FieldFault> faults) implements Outcome {}

        /** Nobody enters an authorization for another institution. */
        record ForeignInstitution() implements Outcome {}
    }

    @Transactional
    public Outcome handle(EnterAuthorizationCommand command) {
        var now = clock.instant();
        var policy = policies.at(now);
        var completeness = new CompletenessCheck(policy, institutions, subjects::referenceOf, this::onFile, now)
                .examine(command.statement());
        // Another institution's officer learns nothing of what this one has on file.
        var isOwn = command.requester()
                .party()
                .isOf(Objects.requireNonNullElse(command.statement().institutionCode(), ""));
        var chain = isOwn
                ? new ChainCheck(partners, parents, now).examine(command.statement(), command.chain())
                : new ChainCheck.Result(Chain.NONE, List.of());
        return switch (completeness) {
            case Completeness.Incomplete incomplete -> {
                var faults = new ArrayList<>(incomplete.faults());
                faults.addAll(chain.faults());
                yield incomplete(policy, faults);
            }
            case Completeness.Complete complete -> {
                if (!isOwn) {
                    yield new Outcome.ForeignInstitution();
                }
                yield chain.faults().isEmpty()
                        ? enter(complete, chain.chain(), command, policy.version(), now)
                        : incomplete(policy, chain.faults());
            }
        };
    }

    private Optional<AuthorizationFacts> onFile(AuthorizationNumber number) {
        return authorizations.findByNumber(number).map(StoredAuthorization::facts);
    }

    private static Outcome incomplete(AuthorizationPolicy policy, List<FieldFault> faults) {
        var rules = faults.stream()
                .map(FieldFault::rule)
                .distinct()
                .sorted()
                .map(policy::rule)
                .toList();
        return new Outcome.Incomplete(rules, faults);
    }

    private Outcome enter(
            Completeness.Complete complete,
            Chain chain,
            EnterAuthorizationCommand command,
            int policyVersion,
            Instant now) {
        var requester = command.requester();
        var subject = complete.particulars();
        var facts = new AuthorizationFacts(
                new AuthorizationId(identifiers.next()),
                authorizations.nextNumber(LocalDate.ofInstant(now, Term.ZONE)),
                subjects.referenceOf(subject.document()),
                complete.content(),
                requester.party(),
                now,
                policyVersion,
                chain);
        var stored = authorizations.add(new Draft(facts));
        particulars.keep(facts.id(), subject);
        outbox.append(AuthorizationEvents.drafted(facts, requester));
        return new Outcome.Entered(stored, subject);
    }
}
