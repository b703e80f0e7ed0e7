package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.customerauthorization.application.SubjectDirectory;
import cn.zhengxin.authorization.customerauthorization.model.SubjectName;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.encryption.SubjectReferences;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import org.springframework.stereotype.Component;

/** Finds subjects by a keyed digest of their document; numbers are never stored in the clear (N1). */
@Component
class BlindIndexSubjectDirectory implements SubjectDirectory {

    private final SubjectReferences references;

    BlindIndexSubjectDirectory(SubjectReferences references) {
        this.references = references;
    }

    @Override
    public SubjectReference referenceOf(IdentityDocument document) {
        return new SubjectReference(references.referenceOf(document.type().name(), document.reveal()));
    }

    @Override
    public String nameReferenceOf(SubjectReference subject, SubjectName name) {
        return references.nameReferenceOf(subject.value(), name.reveal());
    }
}
