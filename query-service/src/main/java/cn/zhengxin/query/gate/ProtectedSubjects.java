package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.SubjectReference;

/** Whom compliance has put under protection (Q10). */
public interface ProtectedSubjects {

    boolean isProtected(SubjectReference subject);
}
