package cn.zhengxin.authorization.crossborder.model;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A consent as somebody states it, nothing of it believed yet. Prints without content. */
public record ConsentStatement(
        @Nullable String recipientName,
        @Nullable String recipientContact,
        @Nullable String recipientKind,
        @Nullable String country,
        @Nullable String rightsChannel,
        @Nullable String approvalNumber,
        @Nullable String purpose,
        @Nullable String method,
        List<@Nullable String> categories,
        @Nullable String route,
        @Nullable String routeReference,
        @Nullable String routeValidUntil,
        @Nullable String consentedAt,
        @Nullable UUID evidence,
        @Nullable StatedGuardian guardian) {

    /** Who consents in the place of a subject under 14 (PIPL 31). Prints without content. */
    public record StatedGuardian(
            @Nullable String name,
            @Nullable String documentType,
            @Nullable String documentNumber) {

        @Override
        public String toString() {
            return "StatedGuardian[***]";
        }
    }

    @Override
    public String toString() {
        return "ConsentStatement[***]";
    }
}
