package cn.zhengxin.query;

import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.policy.PolicyBook;
import cn.zhengxin.query.reportvault.KeptReport;
import cn.zhengxin.query.reportvault.ReportVault;
import cn.zhengxin.query.reportvault.SealedReport;
import cn.zhengxin.query.reportvault.VaultAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keeps what was sealed last, for fifteen days. */
public final class InMemoryReportVault implements ReportVault, InMemoryTransactions.Store {

    private final Map<CreditQueryId, RawCreditReport> sealed = new HashMap<>();
    private Map<CreditQueryId, KeptReport> kept = new HashMap<>();
    private final Set<CreditQueryId> lost = new HashSet<>();
    private boolean keysAway;

    @Override
    public Runnable snapshot() {
        var before = new HashMap<>(kept);
        return () -> kept = before;
    }

    public void keysAway(boolean away) {
        keysAway = away;
    }

    @Override
    public SealedReport seal(CreditQueryId query, RawCreditReport report, PolicyBook policy) {
        sealed.put(query, report);
        return new SealedReport(new Sealed(new byte[] {1}, new byte[] {1}), Instant.MAX);
    }

    @Override
    public void keep(CreditQueryId query, SealedReport report, Instant at) {
        if (kept.putIfAbsent(query, new KeptReport(at.plus(Duration.ofDays(15)), null, 0)) != null) {
            throw new IllegalStateException("A query has one report");
        }
    }

    @Override
    public boolean adopt(CreditQueryId query, Instant retainedUntil, Instant now) {
        KeptReport before = kept.get(query);
        if (before == null || !isOpen(query, now) || before.retainedUntil() != null) {
            return false;
        }
        kept.put(query, new KeptReport(before.validUntil(), retainedUntil, before.views()));
        return true;
    }

    @Override
    public VaultAnswer open(CreditQueryId query, Instant now) {
        KeptReport report = kept.get(query);
        if (report == null) {
            return new VaultAnswer.NeverKept();
        }
        if (keysAway) {
            return new VaultAnswer.KeysAway();
        }
        return isOpen(query, now) ? new VaultAnswer.Opened(sealed.get(query)) : new VaultAnswer.Expired();
    }

    private boolean isOpen(CreditQueryId query, Instant now) {
        return now.isBefore(endOf(query)) && sealed.containsKey(query);
    }

    private Instant endOf(CreditQueryId query) {
        KeptReport report = kept.get(query);
        return report.retainedUntil() == null ? report.validUntil() : report.retainedUntil();
    }

    @Override
    public Optional<KeptReport> find(CreditQueryId query) {
        return Optional.ofNullable(kept.get(query));
    }

    @Override
    public Optional<Integer> countView(CreditQueryId query, Instant now) {
        if (!isOpen(query, now)) {
            return Optional.empty();
        }
        KeptReport before = kept.get(query);
        kept.put(query, new KeptReport(before.validUntil(), before.retainedUntil(), before.views() + 1));
        return Optional.of(before.views() + 1);
    }

    @Override
    public List<CreditQueryId> expiredWithKey(Instant now, int limit) {
        return kept.keySet().stream()
                .filter(query -> sealed.containsKey(query) && !now.isBefore(endOf(query)))
                .toList();
    }

    @Override
    public boolean destroyKey(CreditQueryId query, Instant at) {
        return sealed.remove(query) != null;
    }

    /** The database says that the key is there, whatever has become of the key itself. */
    public boolean isNotedWithKey(CreditQueryId query) {
        return kept.containsKey(query) && (sealed.containsKey(query) || lost.contains(query));
    }

    /** The key is gone and no row says so: what a backup of the database looks like. */
    public void loseKey(CreditQueryId query) {
        sealed.remove(query);
        lost.add(query);
    }

    public boolean keeps(CreditQueryId query) {
        return kept.containsKey(query);
    }
}
