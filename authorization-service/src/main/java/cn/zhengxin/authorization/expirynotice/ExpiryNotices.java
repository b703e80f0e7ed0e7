package cn.zhengxin.authorization.expirynotice;

import cn.zhengxin.authorization.AuthorizationId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Announcements on their way to their subjects. */
interface ExpiryNotices {

    /**
     * Takes up the pending notice that is due longest, for one process alone.
     *
     * @param until when another process may take it up, should this one never come back
     */
    Optional<ExpiryNotice> takeNext(Instant now, Instant until);

    /** False when it was taken up again since, or is settled; nothing changed then. */
    boolean settle(ExpiryNotice taken, NoticeState state);

    /** Latest authorization first; null narrows by nothing. */
    List<ExpiryNotice> page(
            String institution, NoticeState.@Nullable Name state, @Nullable AuthorizationId after, int limit);
}
