package cn.zhengxin.query.batch.model;

import cn.zhengxin.query.inquiry.AuthorizationId;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Subject;
import cn.zhengxin.query.inquiry.Trigger;
import org.jspecify.annotations.Nullable;

/** A row that is well formed, in clear; lives in memory only while it is needed, and prints redacted. */
public record BatchedQuery(
        int number,
        AuthorizationId authorization,
        ReportType reportType,
        Purpose purpose,
        BusinessReference businessReference,
        @Nullable Trigger trigger,
        Subject subject) {

    @Override
    public String toString() {
        return "BatchedQuery[" + number + ", ***]";
    }
}
