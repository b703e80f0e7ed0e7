package cn.zhengxin.authorization.identityprovider.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the last comparison found. */
public interface AccountDifferences {

    /**
     * Replaces what was found before.
     *
     * @return those that were not there before
     */
    List<AccountDifference> replaceAll(List<AccountDifference> found);

    /**
     * In the order of accounts.
     *
     * @param institution only of this one; null for all
     */
    List<AccountDifference> all(@Nullable String institution);

    int count();
}
