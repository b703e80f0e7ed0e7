package cn.zhengxin.authorization.customerauthorization.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The place in a chain as somebody states it, nothing of it believed yet.
 *
 * @param derivedFrom null for an original authorization
 */
public record StatedChain(
        List<@Nullable StatedRecipient> recipients,
        @Nullable StatedOrigin derivedFrom) {

    /** Nobody beside the authorized institution. */
    public static final StatedChain NONE = new StatedChain(List.of(), null);

    /** A partner as somebody names it. */
    public record StatedRecipient(
            @Nullable String institutionCode, @Nullable String purpose) {}

    /** What is handed on, as somebody names it. */
    public record StatedOrigin(
            @Nullable String authorizationId, @Nullable String partner) {}
}
