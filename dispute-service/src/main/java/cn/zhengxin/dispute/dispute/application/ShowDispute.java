package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.model.EvidenceFile;
import cn.zhengxin.dispute.dispute.model.EvidenceId;
import cn.zhengxin.dispute.dispute.model.Statement;
import cn.zhengxin.dispute.requester.Requester;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows a dispute with what the person wrote. When a member of staff reads it, that is recorded first: the page is
 * returned after the commit.
 */
@Service
public class ShowDispute {

    private final Disputes disputes;
    private final Outbox outbox;
    private final Clock clock;

    ShowDispute(Disputes disputes, Outbox outbox, Clock clock) {
        this.disputes = disputes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A dispute and its statement. */
    public record Shown(Dispute dispute, Statement statement) {}

    @Transactional
    public Optional<Shown> handle(DisputeId id, Requester requester) {
        return visible(id, requester).map(dispute -> {
            record(dispute, null, requester);
            return new Shown(dispute, disputes.statementOf(id));
        });
    }

    @Transactional
    public Optional<EvidenceFile> evidence(DisputeId id, EvidenceId evidence, Requester requester) {
        return visible(id, requester).flatMap(dispute -> {
            var file = disputes.evidenceFile(id, evidence);
            file.ifPresent(found -> record(dispute, evidence.value(), requester));
            return file;
        });
    }

    private Optional<Dispute> visible(DisputeId id, Requester requester) {
        return disputes.find(id).filter(dispute -> Access.maySee(requester, dispute));
    }

    private void record(Dispute dispute, @Nullable UUID evidence, Requester requester) {
        switch (requester) {
            case Requester.Handler handler ->
                outbox.append(
                        DisputeEvents.viewed(dispute, evidence, clock.instant(), handler.actor(), handler.origin()));
            case Requester.Subject _ -> {
                // People may read their own words as often as they like.
            }
        }
    }
}
