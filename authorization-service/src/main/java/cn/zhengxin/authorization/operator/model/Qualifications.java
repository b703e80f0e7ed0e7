package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything an operator has on record (O5, O6). */
public record Qualifications(List<Qualification> all) {

    public Qualifications {
        all = List.copyOf(all);
    }

    /** O5: what is asked of the person and not there today. A training counts to the day before its months are over. */
    public List<Missing> missing(AuthorizationPolicy policy, LocalDate today) {
        var missing = new ArrayList<Missing>();
        var pass = policy.number(PolicyNumber.EXAM_PASS_PERCENT);
        if (all.stream().noneMatch(one -> one.isExamWith(pass))) {
            missing.add(Missing.EXAM);
        }
        var months = policy.number(PolicyNumber.TRAINING_VALID_MONTHS);
        if (all.stream()
                .noneMatch(one -> one.kind() == QualificationKind.TRAINING
                        && one.on().plusMonths(months).isAfter(today))) {
            missing.add(Missing.TRAINING);
        }
        if (all.stream().noneMatch(one -> one.kind() == QualificationKind.CONFIDENTIALITY_AGREEMENT)) {
            missing.add(Missing.AGREEMENT);
        }
        return missing;
    }

    /** O6: the day of the suspension itself does not count. */
    boolean examPassedAfter(LocalDate day, int percent) {
        return all.stream().anyMatch(one -> one.isExamWith(percent) && one.on().isAfter(day));
    }
}
