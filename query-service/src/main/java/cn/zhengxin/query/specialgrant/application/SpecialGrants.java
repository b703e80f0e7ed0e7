package cn.zhengxin.query.specialgrant.application;

import cn.zhengxin.query.specialgrant.model.SpecialGrant;
import cn.zhengxin.query.specialgrant.model.SpecialGrantId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All special grants. */
public interface SpecialGrants {

    void add(SpecialGrant.Requested grant);

    Optional<SpecialGrant> find(SpecialGrantId id);

    /** False when somebody else has changed it meanwhile. */
    boolean replace(SpecialGrant next);

    /**
     * Newest first.
     *
     * @param holder account, or absent for all of the institution
     * @param before where the page before ended
     */
    List<SpecialGrant> page(String institution, @Nullable String holder, @Nullable SpecialGrantId before, int limit);

    /** How many uses are held or used. */
    int usesTaken(SpecialGrantId id);
}
