package cn.zhengxin.query;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.reportvault.ReportAtHand;
import cn.zhengxin.query.reportvault.ReportSought;
import cn.zhengxin.query.reportvault.ReportsAtHand;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Reports that the vault keeps, found by the queries they answered. */
public final class InMemoryReportsAtHand implements ReportsAtHand {

    private final InMemoryCreditQueries queries;
    private final InMemoryReportVault vault;
    private Runnable whileLocked = () -> {};

    public InMemoryReportsAtHand(InMemoryCreditQueries queries, InMemoryReportVault vault) {
        this.queries = queries;
        this.vault = vault;
    }

    @Override
    public Optional<ReportAtHand> latest(ReportSought sought, Instant now) {
        return sought(sought)
                .map(CreditQuery::id)
                .filter(query -> vault.keeps(query) && hold(query, now))
                .map(query -> {
                    Instant validUntil = vault.find(query).orElseThrow().validUntil();
                    return new ReportAtHand(query.value(), validUntil.minus(Duration.ofDays(15)), validUntil);
                })
                .max(Comparator.comparing(ReportAtHand::validUntil));
    }

    @Override
    public boolean hold(CreditQueryId query, Instant now) {
        return vault.isNotedWithKey(query)
                && now.isBefore(vault.find(query).orElseThrow().validUntil());
    }

    /** What happens while somebody waits for the lock of a subject. */
    public void whileLocked(Runnable happening) {
        whileLocked = happening;
    }

    @Override
    public Outlook outlook(ReportSought sought, CreditQueryId except, Instant now, String lock) {
        whileLocked.run();
        return new Outlook(
                latest(sought, now),
                sought(sought)
                        .anyMatch(query -> query instanceof CreditQuery.PerhapsAtTheBureau
                                && !query.id().equals(except)));
    }

    private Stream<CreditQuery> sought(ReportSought sought) {
        return queries.all().stream()
                .filter(query -> query.particulars().subject().equals(sought.subject())
                        && query.particulars().requester().institution().equals(sought.institution())
                        && query.particulars().purpose() == sought.purpose()
                        && query.particulars().reportType() == sought.reportType());
    }
}
