package cn.zhengxin.query.batch.application;

import cn.zhengxin.query.InMemoryTransactions;
import cn.zhengxin.query.LifeLine;
import cn.zhengxin.query.batch.model.BatchId;
import cn.zhengxin.query.batch.model.BatchedQuery;
import cn.zhengxin.query.batch.model.CreditQueryBatch;
import cn.zhengxin.query.batch.model.RowOutcome;
import cn.zhengxin.query.batch.model.RowState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Batches and their rows. */
final class InMemoryBatches implements CreditQueryBatches, BatchRows, InMemoryTransactions.Store {

    private record Kept(
            BatchedQuery row,
            RowState state,
            int attempts,
            int breakdowns,
            long fence,
            Instant leaseUntil,
            Instant nextAttemptAt,
            RowOutcome.@Nullable Settled outcome) {

        Kept claimed(Instant until) {
            return new Kept(row, RowState.RUNNING, attempts + 1, breakdowns, fence + 1, until, nextAttemptAt, outcome);
        }

        Kept settled(RowOutcome.Settled how) {
            return new Kept(row, how.state(), attempts, breakdowns, fence, Instant.MIN, nextAttemptAt, how);
        }

        Kept givenBack(Instant next, int more) {
            return new Kept(row, RowState.WAITING, attempts, breakdowns + more, fence, Instant.MIN, next, outcome);
        }
    }

    private final LifeLine life;
    private final Clock clock;
    private Map<BatchId, CreditQueryBatch> batches = new HashMap<>();
    private Map<BatchId, TreeMap<Integer, Kept>> rows = new HashMap<>();
    private final Map<BatchId, Integer> outages = new HashMap<>();

    InMemoryBatches(LifeLine life, Clock clock) {
        this.life = life;
        this.clock = clock;
    }

    @Override
    public Runnable snapshot() {
        var batchesBefore = new HashMap<>(batches);
        var rowsBefore = new HashMap<BatchId, TreeMap<Integer, Kept>>();
        rows.forEach((batch, kept) -> rowsBefore.put(batch, new TreeMap<>(kept)));
        return () -> {
            batches = batchesBefore;
            rows = rowsBefore;
        };
    }

    @Override
    public boolean add(CreditQueryBatch.AwaitingApproval batch) {
        life.step();
        var particulars = batch.particulars();
        if (findByKey(particulars.uploader().account(), particulars.idempotencyKey())
                .isPresent()) {
            return false;
        }
        batches.put(batch.id(), batch);
        return true;
    }

    @Override
    public Optional<CreditQueryBatch> find(BatchId id) {
        life.step();
        return Optional.ofNullable(batches.get(id));
    }

    @Override
    public Optional<CreditQueryBatch> findByKey(String uploaderAccount, String idempotencyKey) {
        return batches.values().stream()
                .filter(batch -> batch.particulars().uploader().account().equals(uploaderAccount)
                        && batch.particulars().idempotencyKey().equals(idempotencyKey))
                .findFirst();
    }

    @Override
    public boolean replace(CreditQueryBatch next) {
        life.step();
        if (batches.get(next.id()).version() != next.version() - 1) {
            return false;
        }
        batches.put(next.id(), next);
        return true;
    }

    @Override
    public List<CreditQueryBatch> page(Filter filter, @Nullable BatchId before, int limit) {
        return batches.values().stream()
                .filter(batch -> batch.particulars().institution().equals(filter.institution()))
                .limit(limit)
                .toList();
    }

    @Override
    public List<CreditQueryBatch> inState(CreditQueryBatch.State state, int limit) {
        return batches.values().stream()
                .filter(batch -> batch.state() == state)
                .sorted(Comparator.comparing(batch -> batch.id().value()))
                .toList();
    }

    @Override
    public int countOutage(BatchId id) {
        life.step();
        return outages.merge(id, 1, Integer::sum);
    }

    @Override
    public void forgetOutages(BatchId id) {
        life.step();
        outages.remove(id);
    }

    @Override
    public void keep(BatchId batch, List<BatchedQuery> chunk) {
        life.step();
        var kept = rows.computeIfAbsent(batch, id -> new TreeMap<>());
        chunk.forEach(row ->
                kept.put(row.number(), new Kept(row, RowState.WAITING, 0, 0, 0, Instant.MIN, Instant.MIN, null)));
    }

    @Override
    public List<BatchId> batchesWithDueRows(int limit) {
        return batches.keySet().stream().filter(id -> due(id).isPresent()).toList();
    }

    private Optional<Kept> due(BatchId batch) {
        CreditQueryBatch.State state = batches.get(batch).state();
        Instant now = clock.instant();
        return rows.getOrDefault(batch, new TreeMap<>()).values().stream()
                .filter(kept -> kept.state().isOpen())
                .filter(kept -> state == CreditQueryBatch.State.RUNNING
                        || (state == CreditQueryBatch.State.CANCELLED && kept.attempts() > 0))
                .filter(kept ->
                        !kept.leaseUntil().isAfter(now) && !kept.nextAttemptAt().isAfter(now))
                .findFirst();
    }

    @Override
    public Optional<RowClaim> take(BatchId batch, Duration lease) {
        life.step();
        return due(batch).map(kept -> {
            Kept claimed = kept.claimed(clock.instant().plus(lease));
            rows.get(batch).put(claimed.row().number(), claimed);
            return new RowClaim(
                    batch,
                    claimed.row(),
                    claimed.attempts(),
                    claimed.breakdowns(),
                    outages.getOrDefault(batch, 0),
                    claimed.fence());
        });
    }

    @Override
    public boolean settle(RowClaim claim, RowOutcome.Settled outcome, Instant at) {
        life.step();
        Kept kept = rows.get(claim.batch()).get(claim.row().number());
        if (kept.fence() != claim.fence()) {
            return false;
        }
        rows.get(claim.batch()).put(claim.row().number(), kept.settled(outcome));
        return true;
    }

    @Override
    public void defer(RowClaim claim, Duration pause) {
        giveBack(claim, pause, 0);
    }

    @Override
    public void breakDown(RowClaim claim, Duration pause) {
        giveBack(claim, pause, 1);
    }

    private void giveBack(RowClaim claim, Duration pause, int more) {
        life.step();
        rows.get(claim.batch())
                .computeIfPresent(
                        claim.row().number(),
                        (number, kept) -> kept.fence() == claim.fence()
                                ? kept.givenBack(clock.instant().plus(pause), more)
                                : kept);
    }

    @Override
    public int forgo(BatchId batch) {
        life.step();
        var never = rows.get(batch).values().stream()
                .filter(kept -> kept.state() == RowState.WAITING && kept.attempts() == 0)
                .toList();
        never.forEach(kept -> rows.get(batch)
                .put(kept.row().number(), kept.settled(new RowOutcome.Settled(RowState.NOT_RUN, null, List.of()))));
        return never.size();
    }

    @Override
    public boolean hasOpen(BatchId batch) {
        return rows.get(batch).values().stream().anyMatch(kept -> kept.state().isOpen());
    }

    @Override
    public Map<RowState, Integer> counts(BatchId batch) {
        var counts = new EnumMap<RowState, Integer>(RowState.class);
        rows.getOrDefault(batch, new TreeMap<>()).values().forEach(kept -> counts.merge(kept.state(), 1, Integer::sum));
        return counts;
    }

    @Override
    public List<ListedQuery> page(BatchId batch, @Nullable RowState state, int after, int limit) {
        return rows.get(batch).tailMap(after, false).values().stream()
                .filter(kept -> state == null || kept.state() == state)
                .limit(limit)
                .map(kept -> new ListedQuery(
                        kept.row(),
                        kept.state(),
                        kept.outcome() == null ? null : kept.outcome().query(),
                        null,
                        kept.outcome() == null ? List.of() : kept.outcome().rules(),
                        null))
                .toList();
    }
}
