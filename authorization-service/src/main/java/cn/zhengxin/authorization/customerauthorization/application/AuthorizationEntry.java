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
import cn.zhengxin.authorization.customerauthorization.model.ParentConsents;
import cn.zhengxin.authorization.customerauthorization.model.SubjectParticulars;
import cn.zhengxin.authorization.institution.Institutions;
import cn.zhengxin.authorization.partner.model.PartnerRegister;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.statement.FieldFault;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How an authorization comes in, alone or as a row of a batch (A9): first looked at, which writes nothing, and then kept. Whoever
 * keeps one does so within a transaction.
 */
@Component
public class AuthorizationEntry {

    private final Authorizations authorizations;
    private final Particulars particulars;
    private final SubjectDirectory subjects;
    private final Institutions institutions;
    private final PartnerRegister partners;
    private final ParentConsents parents;
    private final Outbox outbox;
    private final Identifiers identifiers;

    public AuthorizationEntry(
            Authorizations authorizations,
            Particulars particulars,
            SubjectDirectory subjects,
            Institutions institutions,
            PartnerRegister partners,
            ParentConsents parents,
            Outbox outbox,
            Clock clock) {
        this.authorizations = authorizations;
        this.particulars = particulars;
        this.subjects = subjects;
        this.institutions = institutions;
        this.partners = partners;
        this.parents = parents;
        this.outbox = outbox;
        this.identifiers = new Identifiers(clock);
    }

    /** What was found. */
    public sealed interface Examination {
        record Admissible(Completeness.Complete complete, Chain chain) implements Examination {}

        /** Elements are missing, malformed or unlawful; each is named. */
        record Incomplete(List<FieldFault> faults) implements Examination {
            public Incomplete {
                faults = List.copyOf(faults);
            }
        }

        /** Nobody enters an authorization for another institution. */
        record ForeignInstitution() implements Examination {}
    }

    public Examination examine(EnterAuthorizationCommand command, AuthorizationPolicy policy, Instant now) {
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
                yield new Examination.Incomplete(faults);
            }
            case Completeness.Complete complete -> {
                if (!isOwn) {
                    yield new Examination.ForeignInstitution();
                }
                yield chain.faults().isEmpty()
                        ? new Examination.Admissible(complete, chain.chain())
                        : new Examination.Incomplete(chain.faults());
            }
        };
    }

    private Optional<AuthorizationFacts> onFile(AuthorizationNumber number) {
        return authorizations.findByNumber(number).map(StoredAuthorization::facts);
    }

    /** Keeps it as a draft that waits for evidence and signature, with its event. */
    public StoredAuthorization enter(
            Examination.Admissible admissible, EnterAuthorizationCommand command, int policyVersion, Instant now) {
        var requester = command.requester();
        SubjectParticulars subject = admissible.complete().particulars();
        var facts = new AuthorizationFacts(
                new AuthorizationId(identifiers.next()),
                authorizations.nextNumber(BankDay.of(now)),
                subjects.referenceOf(subject.document()),
                admissible.complete().content(),
                requester.party(),
                now,
                policyVersion,
                admissible.chain());
        var stored = authorizations.add(new Draft(facts));
        particulars.keep(facts.id(), subject);
        outbox.append(AuthorizationEvents.drafted(facts, requester));
        return stored;
    }
}
