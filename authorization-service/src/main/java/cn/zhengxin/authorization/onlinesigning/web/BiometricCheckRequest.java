package cn.zhengxin.authorization.onlinesigning.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** What the subject's device got from the provider for the check it made. */
record BiometricCheckRequest(
        @NotNull @Pattern(regexp = "[A-Za-z0-9._~-]{8,512}") String token) {

    @Override
    public String toString() {
        return "BiometricCheckRequest[***]";
    }
}
