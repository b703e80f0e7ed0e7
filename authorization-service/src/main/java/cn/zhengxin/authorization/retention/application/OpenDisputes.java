package cn.zhengxin.authorization.retention.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Instant;
import java.util.UUID;

/** Disputes that are known here, from filing to decision. */
public interface OpenDisputes {

    /** Nothing happens when the dispute is known already, decided or not. */
    void opened(UUID dispute, SubjectReference subject);

    /** Also remembers disputes that were decided before they were heard of. */
    void decided(UUID dispute, Instant at);

    boolean isOpen(SubjectReference subject);
}
