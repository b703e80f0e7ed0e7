package cn.zhengxin.masking.policychange.application;

import cn.zhengxin.masking.policychange.model.PolicyContent;
import cn.zhengxin.masking.policychange.model.PolicyVersion;
import cn.zhengxin.masking.policychange.model.TrialSummary;
import cn.zhengxin.masking.secondperson.Person;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where versions of the masking policy are kept. */
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
            PolicyContent content, int basedOn, @Nullable Instant effectiveFrom, String reason, Person by, Instant at);

    /** As {@link #find}, and nobody else decides on it before the caller's transaction ends. */
    Optional<PolicyVersion> findForDecision(int number);

    /** In the transaction that found it for the decision; its number and its content stay. */
    void decide(PolicyVersion decided, Person by);

    /** That somebody has seen what a proposed version changes; nothing of what they tried it on. */
    void addTrial(int number, TrialSummary summary, Person by, Instant at);

    /** Whether this person, under whatever account, tried the version on the delivered samples. */
    boolean wasTriedBy(int number, Person person);
}
