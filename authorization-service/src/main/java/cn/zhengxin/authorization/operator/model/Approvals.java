package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Approvals of one account. */
public record Approvals(List<Approval> all) {

    public Approvals {
        all = List.copyOf(all);
    }

    /** Those given for what was asked at that moment, or later. */
    public Approvals since(Instant moment) {
        return new Approvals(
                all.stream().filter(one -> !one.at().isBefore(moment)).toList());
    }

    public Approvals with(Approval approval) {
        var more = new ArrayList<>(all);
        more.add(approval);
        return new Approvals(more);
    }

    public boolean has(ApprovalLevel level) {
        return all.stream().anyMatch(one -> one.level() == level);
    }

    public boolean isGivenBy(Party party) {
        return all.stream().anyMatch(one -> one.by().isSamePersonAs(party));
    }

    /** O5: levels that have not approved the opening. */
    public List<Missing> missing() {
        var missing = new ArrayList<Missing>();
        if (!has(ApprovalLevel.INSTITUTION)) {
            missing.add(Missing.INSTITUTION_APPROVAL);
        }
        if (!has(ApprovalLevel.PROVINCE)) {
            missing.add(Missing.PROVINCE_APPROVAL);
        }
        return missing;
    }

    boolean returnApprovedByOtherThan(Party party) {
        return all.stream()
                .anyMatch(
                        one -> one.level() == ApprovalLevel.RETURN && !one.by().isSamePersonAs(party));
    }
}
