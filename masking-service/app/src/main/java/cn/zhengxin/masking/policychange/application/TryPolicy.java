package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.catalogue.FieldCatalogues;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.masking.policychange.model.PolicyEvent;
import cn.zhengxin.masking.policychange.model.PolicyTrial;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.TrialSample;
import cn.zhengxin.masking.policychange.model.TrialSummary;
import cn.zhengxin.masking.policychange.model.TrialViewing;
import cn.zhengxin.masking.policychange.model.TriedReport;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** M6: shows what a version would change before anybody approves it. Samples are masked and forgotten: none is kept or told of. */
@Component
public class TryPolicy {

    /** The rest of what is affected is told by its name and number, to be asked for by name. */
    static final int MOST_VIEWINGS = 8;

    private static final TrialViewing WHERE_NOTHING_DIFFERS =
            new TrialViewing(Set.of("query-officer"), Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN);

    private final PolicyVersions versions;
    private final MaskingPolicies policies;
    private final ReportMasking masking;
    private final FieldCatalogues catalogues;
    private final DeliveredSamples samples;
    private final PolicyJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    public TryPolicy(
            PolicyVersions versions,
            MaskingPolicies policies,
            ReportMasking masking,
            FieldCatalogues catalogues,
            DeliveredSamples samples,
            PolicyJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.versions = versions;
        this.policies = policies;
        this.masking = masking;
        this.catalogues = catalogues;
        this.samples = samples;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What to try it on.
     *
     * @param ownSamples none for those that come with the service
     * @param viewings none for those that are affected, up to {@link #MOST_VIEWINGS}
     */
    public record Command(
            int number, List<TrialSample> ownSamples, List<TrialViewing> viewings, boolean differencesOnly, Person by) {
        public Command {
            ownSamples = List.copyOf(ownSamples);
            viewings = List.copyOf(viewings);
        }
    }

    /** What became of it. */
    public sealed interface Outcome {

        /**
         * Tried.
         *
         * @param inForce the version it is compared with
         * @param affected who would see some element otherwise, whatever the samples hold
         */
        record Tried(
                PolicyVersion version,
                int inForce,
                TrialSummary summary,
                List<PolicyTrial.AffectedViewing> affected,
                List<TriedReport> reports)
                implements Outcome {
            public Tried {
                affected = List.copyOf(affected);
                reports = List.copyOf(reports);
            }

            @Override
            public String toString() {
                return "Tried[" + summary + "]";
            }
        }

        record Unknown() implements Outcome {}

        /** There is nothing to compare it with. */
        record NoPolicyInForce() implements Outcome {}
    }

    public Outcome handle(Command command) {
        Optional<PolicyVersion> found = versions.find(command.number());
        if (found.isEmpty()) {
            return new Outcome.Unknown();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Optional<MaskingPolicy> inForce = policies.inForceAt(now);
        if (inForce.isEmpty()) {
            return new Outcome.NoPolicyInForce();
        }
        PolicyVersion version = found.get();
        var trial = new PolicyTrial(
                masking,
                catalogues,
                inForce.get(),
                versions.contentOf(version.number())
                        .tried(version.number(), version.origin().account(), now));
        List<PolicyTrial.AffectedViewing> affected = trial.affected();
        List<TrialViewing> viewings = viewings(command, affected);
        boolean delivered = command.ownSamples().isEmpty();
        List<TrialSample> tried = delivered ? samples.all() : command.ownSamples();
        List<TriedReport> reports = tried.stream()
                .flatMap(sample ->
                        viewings.stream().map(viewing -> trial.of(sample, viewing, command.differencesOnly())))
                .toList();
        var summary = new TrialSummary(
                delivered,
                tried.size(),
                viewings.size(),
                reports.stream().mapToInt(TriedReport::differences).sum());
        transactions.executeWithoutResult(transaction -> {
            // One that leaves out what changes shows nothing of the version, however many others it looks at.
            if (version instanceof PolicyVersion.Proposed
                    && (!delivered || new HashSet<>(viewings).containsAll(shownUnasked(affected)))) {
                versions.addTrial(version.number(), summary, command.by(), now);
            }
            journal.append(new PolicyEvent.MaskingPolicyTried(version, command.by(), now, summary));
        });
        return new Outcome.Tried(version, inForce.get().version(), summary, affected, reports);
    }

    private static List<TrialViewing> viewings(Command command, List<PolicyTrial.AffectedViewing> affected) {
        if (!command.viewings().isEmpty()) {
            return command.viewings();
        }
        return shownUnasked(affected);
    }

    private static List<TrialViewing> shownUnasked(List<PolicyTrial.AffectedViewing> affected) {
        return affected.isEmpty()
                ? List.of(WHERE_NOTHING_DIFFERS)
                : affected.stream()
                        .map(PolicyTrial.AffectedViewing::viewing)
                        .limit(MOST_VIEWINGS)
                        .toList();
    }
}
