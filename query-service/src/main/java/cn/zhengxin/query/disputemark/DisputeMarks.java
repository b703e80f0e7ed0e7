package cn.zhengxin.query.disputemark;

import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Disputes that are known here, from filing to decision (D3). */
public interface DisputeMarks {

    /** Nothing happens when the dispute is known already, decided or not. */
    void open(DisputeMark mark);

    /** Also remembers disputes that were decided before they were heard of. */
    void close(UUID dispute, Instant at);

    List<DisputeMark> openOn(SubjectReference subject);
}
