package cn.zhengxin.query.inquiry;

import cn.zhengxin.sensitivetypes.DocumentType;

/** Which kind of report is asked for (Q15). */
public enum ReportType {
    PERSONAL(DocumentType.RESIDENT_ID),
    ENTERPRISE(DocumentType.UNIFIED_SOCIAL_CREDIT_CODE);

    private final DocumentType document;

    ReportType(DocumentType document) {
        this.document = document;
    }

    /** Whether there are such reports on subjects who are identified by such a document. */
    public boolean isAboutHoldersOf(DocumentType type) {
        return type == document;
    }
}
