package cn.zhengxin.authorization.departure;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reviews after departures. */
interface DepartureReviews {

    /** False when this event opened one already. */
    boolean open(DepartureReview.Open review);

    Optional<StoredDepartureReview> find(UUID id);

    Optional<StoredDepartureReview> findForChange(UUID id);

    void replace(StoredDepartureReview before, DepartureReview.Closed after);

    /** In the order they were opened; all institutions when none is named. */
    List<StoredDepartureReview> page(@Nullable String institution, boolean openOnly, @Nullable UUID after, int limit);
}
