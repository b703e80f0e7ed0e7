package cn.zhengxin.masking.masking.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventId;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Masks a report under the policy in force, and leaves a record of it before the answer goes out. */
@Service
public class MaskReport {

    /** A report of another structure would be one event an element; the rest is told by its number. */
    private static final int MOST_EVENTS = 50;

    private final MaskingPolicies policies;
    private final ReportMasking masking;
    private final Outbox outbox;
    private final Clock clock;

    public MaskReport(MaskingPolicies policies, ReportMasking masking, Outbox outbox, Clock clock) {
        this.policies = policies;
        this.masking = masking;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public MaskingOutcome handle(MaskReportCommand command) {
        Instant now = clock.instant();
        Optional<MaskingPolicy> policy = policies.inForceAt(now);
        if (policy.isEmpty()) {
            return new MaskingOutcome.NoPolicyInForce();
        }
        MaskedCreditReport masked =
                masking.mask(command.report(), command.subjectNames(), command.viewing(), policy.get());
        record(command, masked, now);
        return new MaskingOutcome.Masked(masked);
    }

    private void record(MaskReportCommand command, MaskedCreditReport masked, Instant now) {
        // One masking is one aggregate, so that its events stay in order.
        String maskingId = EventId.next().toString();
        AuditEvent reportMasked = event("ReportMasked", maskingId, command, masked, now, "MASKED")
                .with("reportType", command.report().type().name())
                .with("purpose", command.viewing().purpose().name())
                .with("channel", command.viewing().channel().name())
                .with("viewer", command.viewing().viewer().account())
                .with("viewerInstitution", command.viewing().viewer().institution())
                .with("findings", masked.findings())
                .with("withheld", masked.withheld().size())
                .with("fields", counts(masked));
        outbox.append(reportMasked);
        masked.withheld().stream()
                .limit(MOST_EVENTS)
                .forEach(
                        path -> outbox.append(event("UnknownFieldWithheld", maskingId, command, masked, now, "WITHHELD")
                                .with("reportType", command.report().type().name())
                                .with("path", path)));
    }

    private static AuditEvent event(
            String type,
            String maskingId,
            MaskReportCommand command,
            MaskedCreditReport masked,
            Instant now,
            String result) {
        return AuditEvent.of(
                        type,
                        maskingId,
                        now,
                        Actor.system(command.requestedBy(), null),
                        new Origin(null, null, command.traceId()),
                        result)
                .onSubject(command.subjectReference())
                .underPolicy(masked.policyVersion());
    }

    private static Map<String, Object> counts(MaskedCreditReport masked) {
        Map<String, Object> counts = new TreeMap<>();
        masked.fieldsByRule().forEach((rule, fields) -> counts.put(rule.name().toLowerCase(Locale.ROOT), fields));
        return counts;
    }
}
