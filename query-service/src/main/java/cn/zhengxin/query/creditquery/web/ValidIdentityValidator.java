package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.sensitivetypes.IdentityDocument;
import cn.zhengxin.sensitivetypes.PersonName;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names the field that is wrong, never its value. */
class ValidIdentityValidator implements ConstraintValidator<ValidIdentity, SubjectRequest> {

    @Override
    @SuppressWarnings("NullAway") // before validation a field can be missing, whatever its type says
    public boolean isValid(@Nullable SubjectRequest subject, ConstraintValidatorContext context) {
        if (subject == null) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        boolean valid = true;
        if (subject.name() != null
                && !subject.name().isEmpty()
                && PersonName.tryParse(subject.name()).isEmpty()) {
            context.buildConstraintViolationWithTemplate("is not a name")
                    .addPropertyNode("name")
                    .addConstraintViolation();
            valid = false;
        }
        if (subject.documentType() != null
                && subject.documentNumber() != null
                && !subject.documentNumber().isEmpty()
                && IdentityDocument.tryParse(subject.documentType(), subject.documentNumber())
                        .isEmpty()) {
            context.buildConstraintViolationWithTemplate("is not the number of such a document")
                    .addPropertyNode("documentNumber")
                    .addConstraintViolation();
            valid = false;
        }
        return valid;
    }
}
