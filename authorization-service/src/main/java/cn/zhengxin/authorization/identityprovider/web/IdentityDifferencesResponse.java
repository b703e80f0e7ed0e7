package cn.zhengxin.authorization.identityprovider.web;

import cn.zhengxin.authorization.identityprovider.application.DifferenceKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where register and identity provider disagreed when they were last compared. */
record IdentityDifferencesResponse(List<Item> items) {

    IdentityDifferencesResponse {
        items = List.copyOf(items);
    }

    /** One of them. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            String account, DifferenceKind kind, @Nullable String institution, Instant foundAt, boolean repaired) {}
}
