package cn.zhengxin.masking.unmasking.application;

import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.unmasking.model.Unmasking;
import cn.zhengxin.masking.unmasking.model.UnmaskingId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where unmaskings are kept. */
public interface Unmaskings {

    void add(Unmasking.Requested requested);

    Optional<Unmasking> find(UnmaskingId id);

    /** As {@link #find}, and nobody else changes it, nor uses it, before the caller's transaction ends. */
    Optional<Unmasking> findForChange(UnmaskingId id);

    /** In the transaction that found it for the change. */
    void update(Unmasking changed);

    /**
     * Newest first, from below {@code before} on.
     *
     * @param account whose; absent for all of the institution
     */
    List<Unmasking> page(String institution, @Nullable String account, @Nullable UnmaskingId before, int limit);

    /**
     * Approved ones of this requester for this query's report whose end lies after {@code now}. Until the caller's transaction
     * ends nobody revokes one: a use is recorded before a revocation, or does not happen.
     */
    List<Unmasking.Approved> liveFor(
            String account, String institution, UUID creditQueryId, ReportType reportType, Instant now);

    /** Those whose end has come and has not been told of; told of from now on. Skips what another process is at. */
    List<Unmasking.Approved> takeEnded(Instant now, int limit);
}
