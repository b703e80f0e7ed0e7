package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.exemption.model.CentralBankReport;
import cn.zhengxin.authorization.exemption.model.ExemptionId;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records that an urgent query was reported to the central bank (A16). */
@Service
public class RecordCentralBankReport {

    private final Exemptions exemptions;
    private final Outbox outbox;
    private final Clock clock;

    public RecordCentralBankReport(Exemptions exemptions, Outbox outbox, Clock clock) {
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    public ExemptionChange handle(
            ExemptionId id, @Nullable Long expectedVersion, String reference, Requester requester) {
        var found =
                exemptions.findForChange(id).filter(stored -> ExemptionVisibility.maySee(requester, stored.facts()));
        if (found.isEmpty()) {
            return new ExemptionChange.Unknown();
        }
        var stored = found.get();
        if (expectedVersion != null && expectedVersion != stored.version()) {
            return new ExemptionChange.Outdated();
        }
        if (stored.facts().content().urgent() == null
                || stored.exemption().progress().report() != null) {
            return new ExemptionChange.NotInThisState();
        }
        var report = new CentralBankReport(reference, requester.party(), clock.instant());
        var kept = exemptions.replace(stored, stored.exemption().with(report));
        outbox.append(ExemptionEvents.reported(stored.facts(), report, requester));
        return new ExemptionChange.Changed(kept);
    }
}
