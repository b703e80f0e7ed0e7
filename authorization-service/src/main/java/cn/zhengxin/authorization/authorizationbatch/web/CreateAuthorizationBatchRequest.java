package cn.zhengxin.authorization.authorizationbatch.web;

import cn.zhengxin.authorization.authorizationbatch.model.StatedBatch;
import cn.zhengxin.authorization.customerauthorization.web.CreateAuthorizationRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Authorizations of many subjects for one business. What is missing or malformed is reported for all rows in one answer (A1, A9). */
record CreateAuthorizationBatchRequest(
        @Schema(
                description = "The institution's number of the business that all rows are for",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable String businessReference,

        @Schema(
                description = "At most 500 subjects, unless the institution's installation sets fewer",
                requiredMode = Schema.RequiredMode.REQUIRED)
        @Nullable List<@Nullable RowPart> rows) {

    /** One subject. Prints redacted. */
    @Schema(name = "AuthorizationBatchRowInput")
    record RowPart(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable CreateAuthorizationRequest authorization,

            @Schema(
                    description =
                            "SHA-256 digests of the scans of this subject's own signed consent, shared with no other row; none for ONLINE. The scans are handed in as evidence of the row's authorization, and its pages can be no others")
            @Nullable List<@Nullable String> consentSha256) {

        @Override
        public String toString() {
            return "RowPart[***]";
        }
    }

    StatedBatch toStated() {
        var stated = new ArrayList<StatedBatch.@Nullable Line>();
        if (rows != null) {
            rows.forEach(row -> stated.add(row(row)));
        }
        return new StatedBatch(businessReference, stated);
    }

    private static StatedBatch.@Nullable Line row(@Nullable RowPart row) {
        if (row == null || row.authorization() == null) {
            return null;
        }
        return new StatedBatch.Line(
                row.authorization().toStatement(),
                row.authorization().toChain(),
                row.consentSha256() == null ? List.of() : row.consentSha256());
    }

    @Override
    public String toString() {
        return "CreateAuthorizationBatchRequest[***]";
    }
}
