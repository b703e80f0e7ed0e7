package cn.zhengxin.authorization.authorizationbatch.application;

import cn.zhengxin.audittrail.Outbox;
import cn.zhengxin.authorization.authorizationbatch.model.BatchId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.application.Authorizations;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows what became of each row of a batch. The access is on record before anything is shown (A14). */
@Service
public class ReadAuthorizationBatch {

    private final AuthorizationBatches batches;
    private final Authorizations authorizations;
    private final Outbox outbox;
    private final Clock clock;

    public ReadAuthorizationBatch(
            AuthorizationBatches batches, Authorizations authorizations, Outbox outbox, Clock clock) {
        this.batches = batches;
        this.authorizations = authorizations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Empty when unknown, or not this requester's to see. */
    @Transactional
    public Optional<RecordedBatch> handle(BatchId id, Requester requester) {
        return batches.find(id)
                .filter(batch -> BatchAccess.mayRead(requester, batch))
                .map(batch -> {
                    var now = clock.instant();
                    outbox.append(BatchEvents.read(batch, requester, now));
                    return new RecordedBatch(
                            batch,
                            batch.rows().stream()
                                    .map(row -> authorizations
                                            .find(row.authorization())
                                            .orElseThrow())
                                    .toList(),
                            now);
                });
    }
}
