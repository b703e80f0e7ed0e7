package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

public final class InMemoryUnmaskings implements Unmaskings {

    private final Map<UnmaskingId, Unmasking> kept = new LinkedHashMap<>();
    private final Set<UnmaskingId> told = new HashSet<>();

    @Override
    public void add(Unmasking.Requested requested) {
        kept.put(requested.request().id(), requested);
    }

    @Override
    public Optional<Unmasking> find(UnmaskingId id) {
        return Optional.ofNullable(kept.get(id));
    }

    @Override
    public Optional<Unmasking> findForChange(UnmaskingId id) {
        return find(id);
    }

    @Override
    public void update(Unmasking changed) {
        kept.put(changed.request().id(), changed);
    }

    @Override
    public List<Unmasking> page(String institution, String account, UnmaskingId before, int limit) {
        return kept.values().stream()
                .filter(one -> one.request().institution().equals(institution))
                .filter(one -> account == null || one.request().account().equals(account))
                .sorted(Comparator.comparing(one -> one.request().id().value(), Comparator.reverseOrder()))
                .limit(limit)
                .toList();
    }

    /** Ended ones as well: that they show nothing is not the store's doing. */
    @Override
    public List<Unmasking.Approved> liveFor(
            String account, String institution, UUID creditQueryId, ReportType reportType, Instant now) {
        return kept.values().stream()
                .filter(Unmasking.Approved.class::isInstance)
                .map(Unmasking.Approved.class::cast)
                .filter(one -> one.request().account().equals(account)
                        && one.request().institution().equals(institution)
                        && one.request().creditQueryId().equals(creditQueryId)
                        && one.request().reportType() == reportType)
                .toList();
    }

    @Override
    public List<Unmasking.Approved> takeEnded(Instant now, int limit) {
        return kept.values().stream()
                .filter(Unmasking.Approved.class::isInstance)
                .map(Unmasking.Approved.class::cast)
                .filter(one -> !one.endsAt().isAfter(now))
                .filter(one -> told.add(one.request().id()))
                .limit(limit)
                .toList();
    }
}
