package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.customerauthorization.model.StatedCircumstances.StatedPerson;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import org.jspecify.annotations.Nullable;

/** Reads a natural person who acts for or beside the subject. */
final class PersonCheck {

    private static final StatedPerson NOBODY = new StatedPerson(null, null, null);

    private PersonCheck() {}

    /** The person when name and document are readable, otherwise null; who is not stated lacks every element. */
    static @Nullable RelatedPerson examine(
            RelatedPerson.Part part, String field, @Nullable StatedPerson stated, Faults faults) {
        var person = stated == null ? NOBODY : stated;
        var name = faults.isMissing(field + ".name", person.name())
                ? null
                : faults.required(
                        field + ".name", PersonName.tryParse(person.name()), "the name as in the identity document");
        var type = faults.oneOf(DocumentType.class, field + ".documentType", person.documentType());
        if (type != null && type != DocumentType.RESIDENT_ID) {
            faults.add(field + ".documentType", "must be the document of a natural person");
        }
        var numberField = field + ".documentNumber";
        var document = faults.isMissing(numberField, person.documentNumber())
                ? null
                : faults.required(
                        numberField,
                        IdentityDocument.tryParse(DocumentType.RESIDENT_ID, person.documentNumber()),
                        "18 characters with a valid check character (GB 11643)");
        return name == null || document == null || type != DocumentType.RESIDENT_ID
                ? null
                : new RelatedPerson(part, name, document);
    }
}
