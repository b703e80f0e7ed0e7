package cn.zhengxin.authorization.operator.web;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/** All roles the account is to have. */
record RolesRequest(
        @NotEmpty @Size(max = 11) List<@NotNull @Pattern(regexp = RoleWords.PATTERN, message = "is none of the roles") String> roles) {}
