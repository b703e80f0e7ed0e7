package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.sensitivetypes.IdentityDocument;

/** Gives the pseudonym that belongs to an identity document. */
public interface SubjectDirectory {

    SubjectReference referenceOf(IdentityDocument document);
}
