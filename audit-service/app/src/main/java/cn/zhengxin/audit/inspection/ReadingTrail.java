package cn.zhengxin.audit.inspection;

import cn.zhengxin.audittrail.AuditEvent;
import cn.zhengxin.audittrail.EventId;
import cn.zhengxin.audittrail.Outbox;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Records a reading before anything is read: if it cannot be recorded, nothing is shown (U1). */
@Component
public class ReadingTrail {

    private final Outbox outbox;
    private final Clock clock;

    ReadingTrail(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Committed when this returns.
     *
     * @param type in the past tense
     * @param target what is read
     * @param subjectReference when the reading is about one subject
     */
    @Transactional
    public void record(
            Reader reader, String type, String target, @Nullable String subjectReference, Map<String, Object> data) {
        outbox.append(new AuditEvent(
                EventId.next(),
                type,
                1,
                target,
                clock.instant(),
                reader.actor(),
                reader.origin(),
                subjectReference,
                null,
                "READ",
                null,
                data));
    }
}
