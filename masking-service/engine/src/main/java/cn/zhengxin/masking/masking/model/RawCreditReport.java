package cn.zhengxin.masking.masking.model;

import cn.zhengxin.masking.catalogue.ReportType;
import tools.jackson.databind.node.ObjectNode;

/** A report as the bureau gave it. It goes into the masking and nowhere else; its text never shows it. */
public record RawCreditReport(ReportType type, ObjectNode content) {

    @Override
    public String toString() {
        return "RawCreditReport[" + type + ", ***]";
    }
}
