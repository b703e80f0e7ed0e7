package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.ReviewClaims;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Claims on reviews; one thread, so a lock is nothing. */
public final class InMemoryReviewClaims implements ReviewClaims, InMemoryTransactions.Store {

    private final LifeLine life;
    private Map<CreditQueryId, ReviewClaim> claims = new HashMap<>();

    public InMemoryReviewClaims(LifeLine life) {
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var before = new HashMap<>(claims);
        return () -> claims = before;
    }

    @Override
    public void lock(CreditQueryId query) {
        life.step();
    }

    @Override
    public Optional<ReviewClaim> inForce(CreditQueryId query, Instant moment) {
        return Optional.ofNullable(claims.get(query)).filter(claim -> holds(claim, moment));
    }

    @Override
    public void put(ReviewClaim claim) {
        life.step();
        claims.put(claim.query(), claim);
    }

    @Override
    public void end(CreditQueryId query, Instant moment) {
        life.step();
        claims.computeIfPresent(
                query,
                (id, claim) ->
                        holds(claim, moment) ? new ReviewClaim(id, claim.heldBy(), claim.claimedAt(), moment) : claim);
    }

    private static boolean holds(ReviewClaim claim, Instant moment) {
        return moment.isBefore(claim.heldUntil());
    }
}
