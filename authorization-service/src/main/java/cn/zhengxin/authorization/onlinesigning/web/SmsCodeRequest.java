package cn.zhengxin.authorization.onlinesigning.web;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/** The code as the subject typed it. */
record SmsCodeRequest(
        @NotNull @Pattern(regexp = "[0-9]{4,8}") String code) {

    @Override
    public String toString() {
        return "SmsCodeRequest[***]";
    }
}
