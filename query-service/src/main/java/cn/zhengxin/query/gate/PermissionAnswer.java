package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Reason;
import java.util.List;

/** What the owner of authorizations says. */
public sealed interface PermissionAnswer {

    record Granted() implements PermissionAnswer {}

    record Refused(List<Reason> reasons) implements PermissionAnswer {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("A refusal says why");
            }
        }
    }

    /** No answer came, or none that can be understood. */
    record Silent() implements PermissionAnswer {}
}
