package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Who may settle which query: one at a time, whichever process (Q12). Measured on the store's clock alone. */
public interface Claims {

    /** Empty when the query needs no settling, or somebody else is at it. */
    Optional<Claim> take(CreditQueryId query, Duration lease);

    /** Ends the claim; the next attempt is due after the pause. Does nothing when the claim is not the latest. */
    void giveBack(Claim claim, Duration pause);

    /** Queries that are due for settling and that nobody is at. */
    List<CreditQueryId> due(int limit);
}
