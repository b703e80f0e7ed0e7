package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.requester.Requester;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A handler of the disputed institution takes a dispute on. */
@Service
public class AcceptDispute {

    private final Disputes disputes;
    private final Outbox outbox;
    private final Clock clock;

    AcceptDispute(Disputes disputes, Outbox outbox, Clock clock) {
        this.disputes = disputes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Accepts a dispute.
     *
     * @param expectedVersion null when any version will do
     */
    @Transactional
    public ChangeOutcome handle(DisputeId id, @Nullable Long expectedVersion, Requester.Handler handler) {
        var found = disputes.find(id).filter(dispute -> Access.mayHandle(handler, dispute));
        if (found.isEmpty()) {
            return new ChangeOutcome.NotFound();
        }
        var dispute = found.get();
        if (expectedVersion != null && expectedVersion != dispute.version()) {
            return new ChangeOutcome.StaleVersion();
        }
        return switch (dispute) {
            case Dispute.Filed filed -> {
                var accepted = filed.accept(handler.account(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                disputes.change(accepted);
                outbox.append(DisputeEvents.accepted(accepted, handler.actor(), handler.origin()));
                yield new ChangeOutcome.Changed(accepted);
            }
            case Dispute.Accepted _, Dispute.Decided _ -> new ChangeOutcome.StateDoesNotAllow();
        };
    }
}
