package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.bureau.RawCreditReport;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import java.util.UUID;

/** Decides what of a report this viewer sees (M1–M3). */
public interface ReportMasking {

    MaskingAnswer mask(
            UUID view, Viewer viewer, ReportType type, Purpose purpose, Subject subject, RawCreditReport report);
}
