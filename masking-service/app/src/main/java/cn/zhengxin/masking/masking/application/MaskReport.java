package cn.zhengxin.masking.masking.application;

import cn.zhengxin.audittrail.Actor;
import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventId;
import cn.zhengxin.audittrail.Origin;
import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.masking.masking.model.FieldUnmasking;
import cn.zhengxin.masking.masking.model.MaskedCreditReport;
import cn.zhengxin.masking.masking.model.ReportMasking;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.MaskingPolicies;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.unmasking.application.UseUnmasking;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final UseUnmasking useUnmasking;
    private final FieldUnmasking unmasking;
    private final Outbox outbox;
    private final Clock clock;

    public MaskReport(
            MaskingPolicies policies,
            ReportMasking masking,
            UseUnmasking useUnmasking,
            FieldUnmasking unmasking,
            Outbox outbox,
            Clock clock) {
        this.policies = policies;
        this.masking = masking;
        this.useUnmasking = useUnmasking;
        this.unmasking = unmasking;
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
        // One masking is one aggregate, so that its events stay in order.
        String maskingId = EventId.next().toString();
        record(maskingId, command, masked, now);
        return unmasked(maskingId, command, masked, now);
    }

    /** M5: what a second person let this viewer see of this query's report, and nothing else, is shown in full. */
    private MaskingOutcome.Masked unmasked(
            String maskingId, MaskReportCommand command, MaskedCreditReport masked, Instant now) {
        MaskedCreditReport shown = masked;
        List<MaskingOutcome.UsedUnmasking> used = new ArrayList<>();
        for (Unmasking.Approved live : live(command, now)) {
            FieldUnmasking.Unmasked unmasked =
                    unmasking.unmask(shown, command.report(), live.request().fields()::cover);
            if (unmasked.fields() > 0) {
                shown = unmasked.report();
                useUnmasking.record(
                        live,
                        new UseUnmasking.Use(
                                command.requestedBy(),
                                command.subjectReference(),
                                command.traceId(),
                                maskingId,
                                unmasked.fields()),
                        now);
                used.add(new MaskingOutcome.UsedUnmasking(
                        live.request().id().value(), live.endsAt(), unmasked.fields()));
            }
        }
        return new MaskingOutcome.Masked(shown, used);
    }

    /** Systems and partners have theirs from the policy alone. */
    private List<Unmasking.Approved> live(MaskReportCommand command, Instant now) {
        var viewer = command.viewing().viewer();
        return command.creditQueryId() == null
                        || viewer.institution() == null
                        || command.viewing().channel() != Channel.STAFF_SCREEN
                ? List.of()
                : useUnmasking.liveFor(
                        viewer.account(),
                        viewer.institution(),
                        command.creditQueryId(),
                        command.report().type(),
                        now);
    }

    private void record(String maskingId, MaskReportCommand command, MaskedCreditReport masked, Instant now) {
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
