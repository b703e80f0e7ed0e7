package cn.zhengxin.query;

import cn.zhengxin.encryption.Sealed;
import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.reportvault.ReportVault;
import cn.zhengxin.query.reportvault.SealedReport;
import cn.zhengxin.query.reportvault.VaultAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what was sealed last, for fifteen days. */
public final class InMemoryReportVault implements ReportVault, InMemoryTransactions.Store {

    private final Map<CreditQueryId, RawCreditReport> sealed = new HashMap<>();
    private Map<CreditQueryId, Instant> kept = new HashMap<>();

    @Override
    public Runnable snapshot() {
        var before = new HashMap<>(kept);
        return () -> kept = before;
    }

    @Override
    public SealedReport seal(CreditQueryId query, RawCreditReport report) {
        sealed.put(query, report);
        return new SealedReport(new Sealed(new byte[] {1}, new byte[] {1}));
    }

    @Override
    public void keep(CreditQueryId query, SealedReport report, Instant at) {
        if (kept.putIfAbsent(query, at) != null) {
            throw new IllegalStateException("A query has one report");
        }
    }

    @Override
    public VaultAnswer open(CreditQueryId query, Instant now) {
        Instant at = kept.get(query);
        if (at == null) {
            return new VaultAnswer.NeverKept();
        }
        return now.isBefore(at.plus(Duration.ofDays(15))) && sealed.containsKey(query)
                ? new VaultAnswer.Opened(sealed.get(query))
                : new VaultAnswer.Expired();
    }

    @Override
    public List<CreditQueryId> expiredWithKey(Instant now, int limit) {
        return kept.keySet().stream()
                .filter(query -> sealed.containsKey(query)
                        && !now.isBefore(kept.get(query).plus(Duration.ofDays(15))))
                .toList();
    }

    @Override
    public boolean destroyKey(CreditQueryId query, Instant at) {
        return sealed.remove(query) != null;
    }

    public boolean keeps(CreditQueryId query) {
        return kept.containsKey(query);
    }
}
