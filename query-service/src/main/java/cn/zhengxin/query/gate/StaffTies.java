package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.SubjectReference;

/** Who of the operators a subject is (Q10). Compared by reference; nobody's number travels. */
public interface StaffTies {

    StaffTie between(String operatorAccount, SubjectReference subject);

    /** For a system, which is nobody itself: whether the subject is an operator of the institution that it asks for. */
    StaffTie at(String institution, SubjectReference subject);
}
