package cn.zhengxin.query.creditquery.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names the document type as the field that is wrong. What is missing is told by the fields themselves. */
class DocumentFitsReportValidator implements ConstraintValidator<DocumentFitsReport, SubmitCreditQueryRequest> {

    @Override
    @SuppressWarnings("NullAway") // before validation a field can be missing, whatever its type says
    public boolean isValid(@Nullable SubmitCreditQueryRequest request, ConstraintValidatorContext context) {
        if (request == null
                || request.reportType() == null
                || request.subject() == null
                || request.subject().documentType() == null
                || request.reportType().isAboutHoldersOf(request.subject().documentType())) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                .addPropertyNode("subject")
                .addPropertyNode("documentType")
                .addConstraintViolation();
        return false;
    }
}
