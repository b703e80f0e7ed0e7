package cn.zhengxin.authorization.archive.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** What one approver decided. */
public record AccessDecision(Party by, Verdict verdict, Instant at) {

    /** Yes or no. */
    public enum Verdict {
        APPROVE,
        REJECT
    }
}
