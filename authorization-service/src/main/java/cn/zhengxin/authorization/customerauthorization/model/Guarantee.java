package cn.zhengxin.authorization.customerauthorization.model;

import org.jspecify.annotations.Nullable;

/**
 * A6: for whom and for what the subject is a guarantor.
 *
 * @param authorization number of the borrower's own authorization; null where only the business is named
 * @param businessReference the institution's number of the loan; null where the authorization is named
 */
public record Guarantee(
        SubjectReference borrower,
        @Nullable AuthorizationNumber authorization,
        @Nullable String businessReference) {

    public Guarantee {
        if (authorization == null && businessReference == null) {
            throw new IllegalArgumentException("A guarantee names what it is for");
        }
    }
}
