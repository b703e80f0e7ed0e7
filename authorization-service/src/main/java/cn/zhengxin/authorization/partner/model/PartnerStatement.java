package cn.zhengxin.authorization.partner.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A partner as somebody states it, nothing of it believed yet. */
public record PartnerStatement(
        @Nullable String code,
        @Nullable String fullName,
        @Nullable String creditCode,
        List<@Nullable QualificationStatement> qualifications,
        @Nullable String agreementReference) {

    /** A licence as somebody states it. */
    public record QualificationStatement(
            @Nullable String kind,
            @Nullable String number,
            @Nullable String validFrom,
            @Nullable String validUntil,
            List<@Nullable String> permittedPurposes) {}
}
