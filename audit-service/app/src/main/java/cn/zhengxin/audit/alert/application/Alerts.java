package cn.zhengxin.audit.alert.application;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertId;
import cn.zhengxin.audit.alert.model.AlertTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where alerts are kept. */
public interface Alerts {

    /** False when the indicator has an open alert of the account already; then nothing was kept. */
    boolean addUnlessOpen(Alert.Raised raised);

    Optional<Alert> find(AlertId id);

    /** As {@link #find}, and nobody else changes it before the caller's transaction ends. */
    Optional<Alert> findForChange(AlertId id);

    /** The one open alert of this indicator and account; nobody else changes it before the caller's transaction ends. */
    Optional<Alert.Open> findOpenForChange(String indicator, String account);

    /** In the transaction that found it for the change. */
    void update(Alert changed);

    /**
     * Until the caller's transaction ends no alert of this account is closed by anybody else. Asked for before the alert is
     * found for the change.
     */
    void keepClosingOut(String account);

    /** Whether an open alert of the account, other than this one, freezes it. */
    boolean freezesOtherThan(AlertId id, String account);

    /** Newest first, from below {@code before} on. */
    List<Alert> page(
            AlertReader reader, AlertFilter filter, AlertTerms terms, Instant now, @Nullable AlertId before, int limit);

    /**
     * Those for which this clock still runs although it ended before {@code now}, and that were not taken for it before; taken from
     * now on. Skips what another process is at.
     */
    List<Alert.Open> takeOverdue(AlertClock clock, AlertTerms terms, Instant now, int limit);
}
