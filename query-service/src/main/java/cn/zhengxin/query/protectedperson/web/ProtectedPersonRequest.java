package cn.zhengxin.query.protectedperson.web;

import cn.zhengxin.sensitivetypes.DocumentType;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Whom to protect. Prints redacted. */
record ProtectedPersonRequest(
        @NotNull @Size(min = 1, max = 60) String name,
        @NotNull DocumentType documentType,
        @NotNull @Size(min = 1, max = 32) String documentNumber) {

    @Override
    public String toString() {
        return "ProtectedPersonRequest[***]";
    }
}
