package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Approval;
import cn.zhengxin.authorization.operator.model.Approvals;
import cn.zhengxin.authorization.operator.model.Qualification;
import cn.zhengxin.authorization.operator.model.Qualifications;
import java.time.Instant;

/** Exams, trainings, agreements and approvals of operators (O5, O6). */
public interface AdmissionRecords {

    Qualifications qualificationsOf(Account account);

    /** False when one of this kind is recorded under this reference already. */
    boolean record(Account account, Qualification qualification, Party by, Instant at);

    Approvals approvalsOf(Account account);

    void approve(Account account, Approval approval);
}
