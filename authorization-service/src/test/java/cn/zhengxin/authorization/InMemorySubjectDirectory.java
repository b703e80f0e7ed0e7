package cn.zhengxin.authorization;

import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.sensitivetypes.IdentityDocument;

/** References that can be read; no test of the model needs a key. */
public final class InMemorySubjectDirectory implements SubjectDirectory {

    @Override
    public SubjectReference referenceOf(IdentityDocument document) {
        return new SubjectReference("sr_" + document.reveal());
    }

    @Override
    public String nameReferenceOf(SubjectReference subject, SubjectName name) {
        return nameReference(subject, name);
    }

    public static String nameReference(SubjectReference subject, SubjectName name) {
        return "sn_" + subject.value() + "/" + name.reveal();
    }
}
