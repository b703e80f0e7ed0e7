package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.application.Claim;
import cn.zhengxin.query.creditquery.application.Claims;
import cn.zhengxin.query.creditquery.application.CreditQueries;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Queries and the claims on them. */
public final class InMemoryCreditQueries implements CreditQueries, Claims, InMemoryTransactions.Store {

    private final Clock clock;
    private final LifeLine life;
    private Map<CreditQueryId, CreditQuery> queries = new HashMap<>();
    private Map<CreditQueryId, Long> fences = new HashMap<>();
    private Map<CreditQueryId, Instant> leases = new HashMap<>();
    private final Map<CreditQueryId, Instant> nextAttempts = new HashMap<>();

    public InMemoryCreditQueries(Clock clock, LifeLine life) {
        this.clock = clock;
        this.life = life;
    }

    @Override
    public Runnable snapshot() {
        var queriesBefore = new HashMap<>(queries);
        var fencesBefore = new HashMap<>(fences);
        var leasesBefore = new HashMap<>(leases);
        return () -> {
            queries = queriesBefore;
            fences = fencesBefore;
            leases = leasesBefore;
        };
    }

    @Override
    public boolean add(CreditQuery.Submitted query) {
        life.step();
        var particulars = query.particulars();
        if (findByKey(particulars.requester().account(), particulars.idempotencyKey())
                .isPresent()) {
            return false;
        }
        queries.put(query.id(), query);
        return true;
    }

    @Override
    public Optional<CreditQuery> find(CreditQueryId id) {
        life.step();
        return Optional.ofNullable(queries.get(id));
    }

    @Override
    public Optional<CreditQuery> findByKey(String requesterAccount, String idempotencyKey) {
        return queries.values().stream()
                .filter(query -> query.particulars().requester().account().equals(requesterAccount)
                        && query.particulars().idempotencyKey().equals(idempotencyKey)
                        && query.state() != CreditQuery.State.FAILED)
                .findFirst();
    }

    @Override
    public boolean replace(CreditQuery next) {
        life.step();
        if (queries.get(next.id()).version() != next.version() - 1) {
            return false;
        }
        queries.put(next.id(), next);
        return true;
    }

    @Override
    public boolean replace(CreditQuery next, Claim claim) {
        return fences.getOrDefault(next.id(), 0L) == claim.fence() && replace(next);
    }

    @Override
    public List<CreditQuery> page(Filter filter, @Nullable CreditQueryId before, int limit) {
        return queries.values().stream()
                .filter(query -> query.particulars().requester().institution().equals(filter.institution()))
                .filter(query -> filter.requesterAccount() == null
                        || filter.requesterAccount()
                                .equals(query.particulars().requester().account()))
                .filter(query -> filter.askingFor().isEmpty()
                        || query.decision()
                                .filter(decision -> filter.askingFor().stream().anyMatch(decision::asksFor))
                                .isPresent())
                .filter(query -> filter.state() == null || filter.state() == query.state())
                .filter(query -> before == null || query.id().value().compareTo(before.value()) < 0)
                .sorted(Comparator.comparing((CreditQuery query) -> query.id().value())
                        .reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<CreditQuery> onSubject(SubjectReference subject) {
        return queries.values().stream()
                .filter(query -> query.particulars().subject().equals(subject))
                .toList();
    }

    @Override
    public List<CreditQuery.Submitted> submittedBefore(Instant moment, int limit) {
        return queries.values().stream()
                .filter(CreditQuery.Submitted.class::isInstance)
                .map(CreditQuery.Submitted.class::cast)
                .filter(query -> query.particulars().submittedAt().isBefore(moment))
                .toList();
    }

    @Override
    public Optional<Claim> take(CreditQueryId query, Duration lease) {
        life.step();
        if (!(queries.get(query) instanceof CreditQuery.Unsettled)
                || leases.getOrDefault(query, Instant.MIN).isAfter(clock.instant())) {
            return Optional.empty();
        }
        return Optional.of(claimed(query, lease));
    }

    @Override
    public Optional<Claim> replaceAndClaim(CreditQuery.Approved next, Duration lease) {
        return replace(next) ? Optional.of(claimed(next.id(), lease)) : Optional.empty();
    }

    @Override
    public Optional<Claim> replaceAndClaim(CreditQuery.Sending next, Duration lease) {
        life.step();
        if (queries.get(next.id()).version() != next.version() - 2) {
            return Optional.empty();
        }
        queries.put(next.id(), next);
        return Optional.of(claimed(next.id(), lease));
    }

    private Claim claimed(CreditQueryId query, Duration lease) {
        leases.put(query, clock.instant().plus(lease));
        return new Claim(
                query,
                fences.merge(query, 1L, Long::sum),
                System.nanoTime() + Duration.ofHours(1).toNanos());
    }

    @Override
    public void giveBack(Claim claim, Duration pause) {
        life.step();
        if (fences.get(claim.query()) == claim.fence()) {
            leases.put(claim.query(), Instant.MIN);
            nextAttempts.put(claim.query(), clock.instant().plus(pause));
        }
    }

    @Override
    public List<CreditQueryId> due(int limit) {
        return queries.values().stream()
                .filter(CreditQuery.Unsettled.class::isInstance)
                .map(CreditQuery::id)
                .filter(id -> !nextAttempts.getOrDefault(id, Instant.MIN).isAfter(clock.instant()))
                .toList();
    }

    public List<CreditQuery> all() {
        return List.copyOf(queries.values());
    }
}
