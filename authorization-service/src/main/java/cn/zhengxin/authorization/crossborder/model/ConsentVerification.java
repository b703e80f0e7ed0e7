package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** What the second person found. */
public record ConsentVerification(Party by, Verdict verdict, Instant at) {

    /** Yes or no. */
    public enum Verdict {
        VERIFY,
        REJECT
    }
}
