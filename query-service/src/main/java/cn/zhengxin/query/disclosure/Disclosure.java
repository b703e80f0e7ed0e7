package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.util.UUID;

/**
 * One showing of one report: to whom, and for what.
 *
 * @param query whose report it is, as the viewer asked for it; by it masking finds what a second person let them see in full (M5)
 * @param subject whose name is looked for in free text (M3)
 */
record Disclosure(
        UUID view,
        CreditQueryId query,
        Viewer viewer,
        ReportType reportType,
        Purpose purpose,
        SubjectReference reference,
        Subject subject) {}
