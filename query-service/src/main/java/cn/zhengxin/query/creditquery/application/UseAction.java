package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.util.Optional;

/** What the owner of authorizations still has to be told about a use; owed until done. */
public record UseAction(CreditQueryId query, AuthorizationId authorization, Kind kind) {

    /** Spent, because the bureau was reached; free again, because it never was (A13). */
    public enum Kind {
        CONSUME,
        RELEASE
    }

    /** What came to be owed when the query reached the state it is in; empty while it has no end. Telling it twice does no harm. */
    static Optional<UseAction> owedFor(CreditQuery query) {
        return switch (query) {
            case CreditQuery.Submitted open -> Optional.empty();
            case CreditQuery.PendingReview open -> Optional.empty();
            case CreditQuery.Unsettled open -> Optional.empty();
            case CreditQuery.NoRecord reached -> Optional.of(of(reached, Kind.CONSUME));
            case CreditQuery.Rejected reached -> Optional.of(of(reached, Kind.CONSUME));
            case CreditQuery.Answered answered ->
                Optional.of(of(answered, answered.answeredFrom() == null ? Kind.CONSUME : Kind.RELEASE));
            case CreditQuery.Refused ended -> Optional.of(of(ended, Kind.RELEASE));
            case CreditQuery.ReviewRejected ended -> Optional.of(of(ended, Kind.RELEASE));
            case CreditQuery.Failed ended -> Optional.of(of(ended, Kind.RELEASE));
        };
    }

    private static UseAction of(CreditQuery query, Kind kind) {
        return new UseAction(query.id(), query.particulars().authorization(), kind);
    }
}
