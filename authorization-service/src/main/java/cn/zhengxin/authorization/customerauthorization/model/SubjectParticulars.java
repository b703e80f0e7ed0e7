package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the subject is, and the purpose in the subject's own case. Kept sealed and apart from the life cycle, which knows the
 * subject by reference only.
 *
 * @param relatedPersons who acts for or beside the subject (A5, A9)
 */
public record SubjectParticulars(
        SubjectName name,
        IdentityDocument document,
        @Nullable PhoneNumber phone,
        String purposeStatement,
        List<RelatedPerson> relatedPersons) {

    public SubjectParticulars {
        relatedPersons = List.copyOf(relatedPersons);
    }

    /** Of a subject who acts alone. */
    public SubjectParticulars(
            SubjectName name, IdentityDocument document, @Nullable PhoneNumber phone, String purposeStatement) {
        this(name, document, phone, purposeStatement, List.of());
    }

    @Override
    public String toString() {
        return "SubjectParticulars[***]";
    }
}
