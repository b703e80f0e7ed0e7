package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What stays the same in every state.
 *
 * @param completeBy until when an urgent file has to be complete, counted from its entering; null where it is not urgent
 */
public record ExemptionFacts(
        ExemptionId id,
        AuthorizationNumber number,
        String institution,
        SubjectReference subject,
        ExemptionContent content,
        Party enteredBy,
        Instant enteredAt,
        @Nullable Instant completeBy,
        int policyVersion) {}
