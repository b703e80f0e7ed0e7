package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.Identifiers;
import cn.zhengxin.authorization.authorizationbatch.model.AuthorizationBatch;
import cn.zhengxin.authorization.authorizationbatch.model.BatchCheck;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import cn.zhengxin.authorization.authorizationbatch.model.BatchedAuthorization;
import cn.zhengxin.authorization.authorizationbatch.model.KnownConsents;
import cn.zhengxin.authorization.authorizationbatch.model.StatedBatch;
import cn.zhengxin.authorization.customerauthorization.application.AuthorizationEntry;
import cn.zhengxin.authorization.customerauthorization.application.EnterAuthorizationCommand;
import cn.zhengxin.authorization.customerauthorization.application.RuleReasons;
import cn.zhengxin.authorization.customerauthorization.application.StoredAuthorization;
import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleEntry;
import cn.zhengxin.authorization.statement.FieldFault;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A9: enters the authorizations of many subjects at once, each with a consent of its own. All rows are looked at before the first
 * is kept, and all are kept in one transaction: there is no half of a batch.
 */
@Service
public class EnterAuthorizationBatch {

    private final AuthorizationBatches batches;
    private final AuthorizationEntry entry;
    private final SubjectDirectory subjects;
    private final KnownConsents knownConsents;
    private final AuthorizationPolicies policies;
    private final AuthorizationBatchProperties properties;
    private final Outbox outbox;
    private final Clock clock;
    private final Identifiers identifiers;

    public EnterAuthorizationBatch(
            AuthorizationBatches batches,
            AuthorizationEntry entry,
            SubjectDirectory subjects,
            KnownConsents knownConsents,
            AuthorizationPolicies policies,
            AuthorizationBatchProperties properties,
            Outbox outbox,
            Clock clock) {
        this.batches = batches;
        this.entry = entry;
        this.subjects = subjects;
        this.knownConsents = knownConsents;
        this.policies = policies;
        this.properties = properties;
        this.outbox = outbox;
        this.clock = clock;
        this.identifiers = new Identifiers(clock);
    }

    /** What became of it. */
    public sealed interface Outcome {
        record Entered(RecordedBatch batch) implements Outcome {}

        /**
         * Rows are incomplete, or do not stand apart; every fault of every row is named, and nothing was kept.
         *
         * @param rules those that refused: A9 among them where rows share a subject or a consent
         */
        record Refused(List<RuleEntry> rules, List<FieldFault> faults) implements Outcome {}

        /** Nobody enters an authorization for another institution, in no row. */
        record ForeignInstitution() implements Outcome {}
    }

    @Transactional
    public Outcome handle(EnterAuthorizationBatchCommand command) {
        batches.keepOthersOut();
        var now = clock.instant();
        var policy = policies.at(now);
        var batch = command.batch();
        var check = new BatchCheck(properties.mostRows(), subjects::referenceOf, knownConsents);
        var faults = new ArrayList<>(check.examine(batch));
        var rows = new ArrayList<Row>();
        var isForeign = false;
        if (check.isOfSize(batch)) {
            for (int index = 0; index < batch.rows().size(); index++) {
                var stated = batch.rows().get(index);
                if (stated == null) {
                    continue;
                }
                var single = new EnterAuthorizationCommand(stated.statement(), stated.chain(), command.requester());
                switch (entry.examine(single, policy, now)) {
                    case AuthorizationEntry.Examination.Admissible admissible ->
                        rows.add(new Row(stated, single, admissible));
                    case AuthorizationEntry.Examination.Incomplete incomplete ->
                        faults.addAll(ofRow(index, incomplete.faults()));
                    case AuthorizationEntry.Examination.ForeignInstitution _ -> isForeign = true;
                }
            }
        }
        if (!faults.isEmpty()) {
            return new Outcome.Refused(RuleReasons.of(faults, policy), List.copyOf(faults));
        }
        var institution = command.requester().party().institution();
        return isForeign || institution == null
                ? new Outcome.ForeignInstitution()
                : new Outcome.Entered(enter(command, institution, rows, policy, now));
    }

    private static List<FieldFault> ofRow(int index, List<FieldFault> faults) {
        return faults.stream()
                .map(fault -> new FieldFault(fault.rule(), BatchCheck.field(index, fault.field()), fault.message()))
                .toList();
    }

    private RecordedBatch enter(
            EnterAuthorizationBatchCommand command,
            String institution,
            List<Row> rows,
            AuthorizationPolicy policy,
            Instant now) {
        var entered = new ArrayList<StoredAuthorization>();
        var kept = new ArrayList<BatchedAuthorization>();
        for (var row : rows) {
            var stored = entry.enter(row.admissible(), row.command(), policy.version(), now);
            entered.add(stored);
            kept.add(new BatchedAuthorization(stored.id(), scans(row.stated())));
        }
        var batch = new AuthorizationBatch(
                new BatchId(identifiers.next()),
                institution,
                Objects.requireNonNull(command.batch().businessReference()),
                command.requester().party(),
                now,
                policy.version(),
                kept);
        batches.add(batch);
        outbox.append(BatchEvents.recorded(batch, command.requester()));
        return new RecordedBatch(batch, entered, now);
    }

    /** Found sound: none is missing. */
    private static List<String> scans(StatedBatch.Line row) {
        var scans = new ArrayList<String>();
        for (@Nullable String scan : row.consentSha256()) {
            scans.add(Objects.requireNonNull(scan));
        }
        return scans;
    }

    private record Row(
            StatedBatch.Line stated,
            EnterAuthorizationCommand command,
            AuthorizationEntry.Examination.Admissible admissible) {}
}
