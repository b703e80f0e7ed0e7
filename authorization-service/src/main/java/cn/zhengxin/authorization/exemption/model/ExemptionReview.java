package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** What one reviewer decided (A16). */
public record ExemptionReview(Party by, Decision decision, Instant at) {

    /** Yes or no. */
    public enum Decision {
        APPROVE,
        REJECT
    }
}
