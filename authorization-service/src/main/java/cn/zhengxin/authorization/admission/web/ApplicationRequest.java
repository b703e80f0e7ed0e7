package cn.zhengxin.authorization.admission.web;

import cn.zhengxin.authorization.operator.model.ReferencePatterns;
import cn.zhengxin.authorization.operator.web.RoleWords;
import cn.zhengxin.sensitivetypes.DocumentType;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is to have an account, where, and with which roles. */
record ApplicationRequest(
        @NotNull @Size(min = 3, max = 64) @Pattern(regexp = ReferencePatterns.ACCOUNT, message = "is no name of an account") String account,

        @NotNull @Size(max = 32) @Pattern(regexp = ReferencePatterns.EMPLOYEE_NUMBER, message = "is no employee number") String employeeNumber,

        @NotNull @Size(max = 32) @Pattern(regexp = ReferencePatterns.CODE, message = "is no code of an institution") String institution,

        @NotNull @Size(max = 32) @Pattern(regexp = ReferencePatterns.CODE, message = "is no code of a branch") String branch,

        @NotEmpty @Size(max = 11) List<@NotNull @Pattern(regexp = RoleWords.PATTERN, message = "is none of the roles") String> roles,

        @Schema(description = "The employee's document (Q10); no address ever gives it back") @Nullable @Valid IdentityPart identity) {

    /** A document. Prints redacted. */
    @Schema(name = "EmployeeIdentity")
    record IdentityPart(
            @NotNull DocumentType documentType,
            @NotNull @Size(min = 1, max = 32) String documentNumber) {

        @Override
        public String toString() {
            return "IdentityPart[***]";
        }
    }
}
