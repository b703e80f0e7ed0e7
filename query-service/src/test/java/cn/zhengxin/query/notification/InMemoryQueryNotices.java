package cn.zhengxin.query.notification;

import cn.zhengxin.query.creditquery.application.Footprint;
import cn.zhengxin.query.creditquery.model.Particulars;
import cn.zhengxin.query.inquiry.CreditQueryId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/** Notices in order of their debts. Leases end when a test says so, pauses at once. */
final class InMemoryQueryNotices implements QueryNotices {

    private static final class Row {
        private final Footprint footprint;
        private final UUID deliveryKey;
        private final AtomicInteger attempts = new AtomicInteger();
        private NoticeState state;
        private boolean leased;

        private Row(Footprint footprint, UUID deliveryKey, NoticeState state) {
            this.footprint = footprint;
            this.deliveryKey = deliveryKey;
            this.state = state;
        }
    }

    private final Map<CreditQueryId, Row> rows = new LinkedHashMap<>();

    @Override
    public void owe(Footprint footprint, UUID deliveryKey, NoticeState state) {
        rows.put(footprint.query().id(), new Row(footprint, deliveryKey, state));
    }

    @Override
    public synchronized List<QueryNotice> takeDue(int limit, Duration lease) {
        return rows.values().stream()
                .filter(row -> row.state instanceof NoticeState.Due && !row.leased)
                .limit(limit)
                .map(InMemoryQueryNotices::taken)
                .toList();
    }

    private static QueryNotice taken(Row row) {
        row.leased = true;
        Particulars query = row.footprint.query();
        return new QueryNotice(
                query.id(),
                query.authorization(),
                query.subject(),
                query.requester().institution(),
                query.purpose(),
                row.deliveryKey,
                row.footprint.inquiredAt(),
                row.footprint.settledAt(),
                row.attempts.incrementAndGet(),
                (NoticeState.Due) row.state);
    }

    @Override
    public synchronized boolean settle(QueryNotice taken, NoticeState reached) {
        var row = rows.get(taken.query());
        if (row == null || !(row.state instanceof NoticeState.Due) || row.attempts.get() != taken.attempts()) {
            return false;
        }
        row.state = reached;
        row.leased = false;
        return true;
    }

    void endLeases() {
        rows.values().forEach(row -> row.leased = false);
    }

    List<NoticeState> states() {
        return rows.values().stream().map(row -> row.state).toList();
    }
}
