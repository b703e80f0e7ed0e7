package cn.zhengxin.authorization.departure;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.identity.Role;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** O7: compliance officers see the reviews of their institution, auditors all. */
@Service
class ReadDepartureReviews {

    private final DepartureReviews reviews;

    ReadDepartureReviews(DepartureReviews reviews) {
        this.reviews = reviews;
    }

    Optional<StoredDepartureReview> one(Requester requester, UUID id) {
        return reviews.find(id)
                .filter(stored -> requester.has(Role.AUDITOR)
                        || requester.party().isOf(stored.review().facts().institution()));
    }

    List<StoredDepartureReview> page(Requester requester, boolean openOnly, @Nullable UUID after, int limit) {
        var institution = requester.has(Role.AUDITOR)
                ? null
                : Optional.ofNullable(requester.party().institution()).orElseThrow();
        return reviews.page(institution, openOnly, after, limit);
    }
}
