package cn.zhengxin.authorization.recertification;

import cn.zhengxin.authorization.operator.model.Account;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Campaigns and their items. */
interface Recertifications {

    /** With an item for every account that is open now; how many, or empty when the quarter has its campaign already. */
    Optional<Integer> open(Recertification campaign);

    Optional<Recertification> find(UUID id);

    /** Latest first. */
    List<Recertification> all(int limit);

    Optional<RecertificationItem> findForAnswer(UUID campaign, Account account);

    void answer(UUID campaign, RecertificationItem.Answered item);

    /**
     * In the order of their accounts.
     *
     * @param institution only those that its own administrators answer; null for all
     */
    List<RecertificationItem> items(UUID campaign, @Nullable String institution, @Nullable Account after, int limit);
}
