package cn.zhengxin.authorization.refusal;

import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.sensitivetypes.IdentityDocument;

/** Who refused, as an officer stated it. Prints redacted. */
record RefusingSubject(SubjectName name, IdentityDocument document) {

    @Override
    public String toString() {
        return "RefusingSubject[***]";
    }
}
