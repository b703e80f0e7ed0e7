package cn.zhengxin.authorization.loan.model;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import java.time.Instant;

/** One fact about a loan, and when it came true: events of a loan may arrive in any order. */
public sealed interface LoanNews {

    Instant occurredAt();

    /** Settled, refused or abandoned. */
    record Ended(ClosureReason reason, Instant occurredAt) implements LoanNews {}

    record Classified(AssetClass assetClass, Instant occurredAt) implements LoanNews {}

    /** Paid out, repaid or otherwise moved. */
    record Moved(Instant occurredAt) implements LoanNews {}

    /** Without movement for a year. */
    record WentDormant(Instant occurredAt) implements LoanNews {}

    /** The customer confirmed the loan, and it moves again. */
    record Reactivated(Instant occurredAt) implements LoanNews {}
}
