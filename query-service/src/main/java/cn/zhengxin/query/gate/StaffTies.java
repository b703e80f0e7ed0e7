package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.SubjectReference;

/** Who of the operators a subject is, for whoever decides about a query on it (Q10). Compared by reference; nobody's number travels. */
public interface StaffTies {

    StaffTie between(String operatorAccount, SubjectReference subject);
}
