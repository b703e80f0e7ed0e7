package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import org.jspecify.annotations.Nullable;

/**
 * Who the subject is, and the purpose in the subject's own case. Kept sealed and apart from the life cycle, which knows the
 * subject by reference only.
 */
public record SubjectParticulars(
        SubjectName name,
        IdentityDocument document,
        @Nullable PhoneNumber phone,
        String purposeStatement) {

    @Override
    public String toString() {
        return "SubjectParticulars[***]";
    }
}
