package cn.zhengxin.query.reportvault;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.SubjectReference;

/** All that two queries have to have in common, so that the report of one answers the other (Q9). */
public record ReportSought(String institution, SubjectReference subject, Purpose purpose, ReportType reportType) {}
