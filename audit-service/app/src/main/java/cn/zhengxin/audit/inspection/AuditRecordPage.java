package cn.zhengxin.audit.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records, the latest first.
 *
 * @param nextCursor for the next page; absent on the last
 */
record AuditRecordPage(
        List<AuditRecordResponse> items, @Nullable String nextCursor) {

    AuditRecordPage {
        items = List.copyOf(items);
    }
}
