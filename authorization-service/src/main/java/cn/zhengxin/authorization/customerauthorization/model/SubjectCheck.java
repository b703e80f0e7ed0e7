package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.sensitivetypes.DocumentType;
import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A1: who the subject is. */
final class SubjectCheck implements StatementCheck<SubjectCheck.Subject> {

    private final Instant now;

    SubjectCheck(Instant now) {
        this.now = now;
    }

    /** Who the subject is. */
    record Subject(
            SubjectName name,
            IdentityDocument document,
            @Nullable PhoneNumber phone) {}

    @Override
    public @Nullable Subject examine(AuthorizationStatement statement, Faults faults) {
        var documentType = faults.oneOf(DocumentType.class, "subject.documentType", statement.documentType());
        var name = name(documentType, statement.subjectName(), faults);
        var document = document(documentType, statement.documentNumber(), faults);
        var phone = phone(statement.phone(), faults);
        return name == null || document == null ? null : new Subject(name, document, phone);
    }

    private static @Nullable SubjectName name(
            @Nullable DocumentType documentType, @Nullable String text, Faults faults) {
        if (faults.isMissing("subject.name", text)) {
            return null;
        }
        // Without a document type there is still a name to look at: a person's, the stricter form.
        var bearer = documentType == null ? DocumentType.RESIDENT_ID : documentType;
        return faults.required(
                "subject.name", SubjectName.tryParse(bearer, text), "the name as in the identity document");
    }

    private @Nullable IdentityDocument document(
            @Nullable DocumentType documentType, @Nullable String number, Faults faults) {
        var field = "subject.documentNumber";
        if (faults.isMissing(field, number) || documentType == null) {
            return null;
        }
        var document = faults.required(
                field,
                IdentityDocument.tryParse(documentType, number),
                switch (documentType) {
                    case RESIDENT_ID -> "18 characters with a valid check character (GB 11643)";
                    case UNIFIED_SOCIAL_CREDIT_CODE -> "18 characters with a valid check character (GB 32100)";
                });
        if (document != null && !Ages.isBorn(document, now)) {
            faults.add(RuleCode.A1, field, "names a person already born");
        }
        return document;
    }

    private static @Nullable PhoneNumber phone(@Nullable String text, Faults faults) {
        return text == null
                ? null
                : faults.required("subject.phone", PhoneNumber.tryParse(text), "a mobile number of the mainland");
    }
}
