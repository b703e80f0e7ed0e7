package cn.zhengxin.authorization.customerauthorization.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An authorization as somebody states it, nothing of it believed yet. Holds personal data in clear and prints none of it. */
public record AuthorizationStatement(
        @Nullable String kind,
        @Nullable String subjectName,
        @Nullable String documentType,
        @Nullable String documentNumber,
        @Nullable String phone,
        @Nullable String institutionCode,
        @Nullable String institutionName,
        @Nullable String purpose,
        @Nullable String purposeStatement,
        @Nullable String product,
        List<@Nullable String> reportTypes,
        List<@Nullable String> clauses,
        @Nullable String startDate,
        @Nullable String endDate,
        @Nullable String signingChannel,
        @Nullable String signingTime,
        @Nullable String templateVersion,
        @Nullable Integer uses,
        StatedCircumstances circumstances) {

    @Override
    public String toString() {
        return "AuthorizationStatement[***]";
    }
}
