package cn.zhengxin.query.disclosure;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.SubjectReference;
import java.util.UUID;

/**
 * One showing of one report: to whom, and for what.
 *
 * @param subject whose name is looked for in free text (M3)
 */
record Disclosure(
        UUID view,
        Viewer viewer,
        ReportType reportType,
        Purpose purpose,
        SubjectReference reference,
        Subject subject) {}
