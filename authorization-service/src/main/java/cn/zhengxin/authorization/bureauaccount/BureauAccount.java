package cn.zhengxin.authorization.bureauaccount;

import org.jspecify.annotations.Nullable;

/**
 * O4: the account at the bureau an operator's queries run under.
 *
 * @param credential null where the bureau is reached with the institution's own
 */
record BureauAccount(String name, @Nullable String credential) {

    @Override
    public String toString() {
        return "BureauAccount[***]";
    }
}
