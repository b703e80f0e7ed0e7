package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.sensitivetypes.IdentityDocument;

/** Gives the pseudonyms that belong to an identity document and a name. */
public interface SubjectDirectory {

    SubjectReference referenceOf(IdentityDocument document);

    /** What another service that knows the subject's name compares it by. */
    String nameReferenceOf(SubjectReference subject, SubjectName name);
}
