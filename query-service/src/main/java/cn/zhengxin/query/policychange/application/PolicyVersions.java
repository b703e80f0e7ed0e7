package cn.zhengxin.query.policychange.application;

import cn.zhengxin.query.inquiry.Performer;
import cn.zhengxin.query.policychange.model.PolicyContent;
import cn.zhengxin.query.policychange.model.PolicyVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where versions of the policy are kept. */
public interface PolicyVersions {

    /** Newest number first, from below {@code before} on. */
    List<PolicyVersion> page(@Nullable Integer before, int limit);

    Optional<PolicyVersion> find(int number);

    PolicyContent contentOf(int number);

    /** Until the caller's transaction ends nobody else proposes; what is read after it is the newest. */
    void lockProposals();

    /** The one that waits for its second person; there is never more than one. */
    Optional<PolicyVersion.Proposed> open();

    PolicyVersion.Approved newestApproved();

    /** Writes the whole version under the next number. */
    PolicyVersion.Proposed add(
            PolicyContent content,
            int basedOn,
            @Nullable Instant effectiveFrom,
            String reason,
            Performer.Employee by,
            Instant at);

    /** As {@link #find}, and nobody else decides on it before the caller's transaction ends. */
    Optional<PolicyVersion> findForDecision(int number);

    /** In the transaction that found it for the decision; its number and its content stay. */
    void decide(PolicyVersion decided, Performer.Employee by);
}
