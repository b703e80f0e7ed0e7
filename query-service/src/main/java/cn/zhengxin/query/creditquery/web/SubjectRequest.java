package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/** Whom a query is about. Prints redacted. */
@ValidIdentity
record SubjectRequest(
        @NotNull @Size(min = 1, max = 60) String name,
        @NotNull DocumentType documentType,
        @NotNull @Size(min = 1, max = 32) String documentNumber) {

    Subject subject() {
        return new Subject(PersonName.of(name), new IdentityDocument(documentType, documentNumber));
    }

    @Override
    public String toString() {
        return "SubjectRequest[***]";
    }
}
