package cn.zhengxin.authorization.loan.model;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the core system has told of a loan so far. Whatever order its news arrive in, and however often, the outcome is the same:
 * the newest of each sort counts, of two of the same moment the stricter, and an end is never taken back (A11).
 *
 * @param end null while the loan goes on
 * @param classification null before the first
 * @param movement null when it never went dormant
 * @param lastMovementAt null when no movement was told of; a movement alone wakes no dormant loan, its customer does (Q6)
 * @param amount in yuan, null when nobody told; the largest that was told (A12)
 */
public record Loan(
        LoanReference reference,
        @Nullable End end,
        @Nullable Classification classification,
        @Nullable Movement movement,
        @Nullable Instant lastMovementAt,
        @Nullable BigDecimal amount) {

    /** How a loan ended. */
    public record End(ClosureReason reason, Instant since) {}

    /** How a loan is classed. */
    public record Classification(AssetClass assetClass, Instant since) {}

    /** Whether a loan is dormant. */
    public record Movement(boolean dormant, Instant since) {}

    public static Loan unknown(LoanReference reference) {
        return new Loan(reference, null, null, null, null, null);
    }

    public LoanFacts facts() {
        return new LoanFacts(
                end == null ? null : end.reason(),
                classification == null ? null : classification.assetClass(),
                movement != null && movement.dormant());
    }

    /** The loan after the news; the same loan when they are old. */
    public Loan after(LoanNews news) {
        return switch (news) {
            case LoanNews.Ended ended -> ended(ended);
            case LoanNews.Classified classified -> classified(classified);
            case LoanNews.Moved moved -> moved(moved.occurredAt());
            case LoanNews.WentDormant dormant -> moved(new Movement(true, dormant.occurredAt()));
            case LoanNews.Reactivated reactivated -> moved(new Movement(false, reactivated.occurredAt()));
        };
    }

    /** When the customer last confirmed the loan (Q6); null when never, or when it went dormant since. */
    public @Nullable Instant confirmedAt() {
        return movement != null && !movement.dormant() ? movement.since() : null;
    }

    private Loan moved(Instant at) {
        return lastMovementAt != null && !at.isAfter(lastMovementAt)
                ? this
                : new Loan(reference, end, classification, movement, at, amount);
    }

    public Loan withAmount(@Nullable BigDecimal told) {
        var larger = told != null && (amount == null || told.compareTo(amount) > 0);
        return larger ? new Loan(reference, end, classification, movement, lastMovementAt, told) : this;
    }

    /** The first end counts; what comes later ends nothing any more. */
    private Loan ended(LoanNews.Ended news) {
        if (end != null
                && (end.since().isBefore(news.occurredAt())
                        || (end.since().equals(news.occurredAt())
                                && end.reason().compareTo(news.reason()) <= 0))) {
            return this;
        }
        return new Loan(
                reference, new End(news.reason(), news.occurredAt()), classification, movement, lastMovementAt, amount);
    }

    private Loan classified(LoanNews.Classified news) {
        var known = classification;
        if (known != null
                && (known.since().isAfter(news.occurredAt())
                        || (known.since().equals(news.occurredAt())
                                && known.assetClass().compareTo(news.assetClass()) >= 0))) {
            return this;
        }
        return new Loan(
                reference,
                end,
                new Classification(news.assetClass(), news.occurredAt()),
                movement,
                lastMovementAt,
                amount);
    }

    private Loan moved(Movement news) {
        var known = movement;
        if (known != null
                && (known.since().isAfter(news.since())
                        || (known.since().equals(news.since()) && (known.dormant() || !news.dormant())))) {
            return this;
        }
        return new Loan(reference, end, classification, news, lastMovementAt, amount);
    }
}
