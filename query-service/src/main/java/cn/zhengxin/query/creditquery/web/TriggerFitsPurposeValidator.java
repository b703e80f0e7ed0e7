package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.inquiry.Purpose;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names the trigger as the field that is wrong. What is missing is told by the fields themselves. */
class TriggerFitsPurposeValidator implements ConstraintValidator<TriggerFitsPurpose, SubmitCreditQueryRequest> {

    @Override
    @SuppressWarnings("NullAway") // before validation a field can be missing, whatever its type says
    public boolean isValid(@Nullable SubmitCreditQueryRequest request, ConstraintValidatorContext context) {
        if (request == null
                || request.trigger() == null
                || request.purpose() == null
                || request.purpose() == Purpose.POST_LOAN_MANAGEMENT) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                .addPropertyNode("trigger")
                .addConstraintViolation();
        return false;
    }
}
