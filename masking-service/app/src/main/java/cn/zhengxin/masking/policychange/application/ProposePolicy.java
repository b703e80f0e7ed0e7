package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyEvent;
import cn.zhengxin.masking.policychange.model.PolicyFault;
import cn.zhengxin.masking.policychange.model.PolicyProposal;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Proposes a version of the masking policy; it masks nothing before another person approved it and its date has come. */
@Component
public class ProposePolicy {

    private final PolicyVersions versions;
    private final FieldCatalogues catalogues;
    private final PolicyJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public ProposePolicy(
            PolicyVersions versions,
            FieldCatalogues catalogues,
            PolicyJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.versions = versions;
        this.catalogues = catalogues;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What became of it. */
    public sealed interface Outcome {

        record Proposed(PolicyVersion.Proposed version, PolicyContent content) implements Outcome {}

        /** Every fault is named with its field; nothing was kept. */
        record Faulty(List<PolicyFault> faults) implements Outcome {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }

        /** Another proposal waits for its second person. */
        record AnotherIsOpen() implements Outcome {}

        /** The version it is based on is not the newest approved one: somebody else's change would be undone. */
        record BaseOutdated() implements Outcome {}
    }

    public Outcome handle(int basedOn, PolicyProposal proposal, Person by) {
        return transactions.execute(transaction -> propose(basedOn, proposal, by));
    }

    private Outcome propose(int basedOn, PolicyProposal proposal, Person by) {
        versions.lockProposals();
        if (versions.open().isPresent()) {
            return new Outcome.AnotherIsOpen();
        }
        PolicyVersion.Approved base = versions.newestApproved();
        if (base.number() != basedOn) {
            return new Outcome.BaseOutdated();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        PolicyContent baseContent = versions.contentOf(basedOn);
        return switch (proposal.examine(baseContent, base.effectiveFrom(), now, catalogues)) {
            case PolicyProposal.Examination.Faulty(var faults) -> new Outcome.Faulty(faults);
            case PolicyProposal.Examination.Sound(var content) -> {
                var proposed = versions.add(content, basedOn, proposal.effectiveFrom(), proposal.reason(), by, now);
                journal.append(new PolicyEvent.MaskingPolicyProposed(
                        proposed, by, now, content.lines().size(), content.rolesThatDifferFrom(baseContent)));
                yield new Outcome.Proposed(proposed, content);
            }
        };
    }
}
