package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.alert.model.Ground;
import cn.zhengxin.audit.alert.model.Violation;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** A finding as it was proposed. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FindingResponse(
        boolean confirmed,
        @Nullable Violation violation,
        @Nullable Ground ground,
        String reference) {

    static FindingResponse of(Finding finding) {
        return new FindingResponse(finding.confirmed(), finding.violation(), finding.ground(), finding.reference());
    }
}
