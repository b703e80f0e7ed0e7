package cn.zhengxin.authorization.exemption.application;

import cn.zhengxin.audittrail.Outbox;
import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the audit trail of every urgent file that was not completed in time, once each (A16). Nothing waits for this: that an
 * overdue exemption allows no query is computed when the query is decided.
 */
@Service
public class RaiseOverdueExemptions {

    private static final int AT_ONCE = 50;

    private final Exemptions exemptions;
    private final Outbox outbox;
    private final Clock clock;

    public RaiseOverdueExemptions(Exemptions exemptions, Outbox outbox, Clock clock) {
        this.exemptions = exemptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** How many were raised now. Several instances may run at the same moment. */
    @Scheduled(fixedDelayString = "${zhengxin.authorization.exemption.overdue-interval:1m}")
    @Transactional
    public void handle() {
        var now = clock.instant();
        for (var stored : exemptions.claimPastDue(now, AT_ONCE)) {
            if (stored.exemption().isOverdue(now)
                    && exemptions.markRaised(stored.facts().id(), now)) {
                outbox.append(ExemptionEvents.overdue(stored.exemption(), now));
            }
        }
    }
}
