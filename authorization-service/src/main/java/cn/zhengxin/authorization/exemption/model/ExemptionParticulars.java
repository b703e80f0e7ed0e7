package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.sensitivetypes.IdentityDocument;

/** The words of the authority's document and whom it names. Kept sealed; prints redacted. */
public record ExemptionParticulars(
        String authorityName,
        String documentNumber,
        String caseNumber,
        String legalArticle,
        SubjectName name,
        IdentityDocument document) {

    @Override
    public String toString() {
        return "ExemptionParticulars[***]";
    }
}
