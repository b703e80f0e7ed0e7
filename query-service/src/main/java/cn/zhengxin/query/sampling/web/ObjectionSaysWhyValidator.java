package cn.zhengxin.query.sampling.web;

import cn.zhengxin.identity.VisibleText;
import cn.zhengxin.query.creditquery.model.CreditQueryEvent.SampleFinding;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names the reason as the field that is wrong. */
class ObjectionSaysWhyValidator implements ConstraintValidator<ObjectionSaysWhy, SampleFindingRequest> {

    @Override
    public boolean isValid(@Nullable SampleFindingRequest request, ConstraintValidatorContext context) {
        if (request == null || request.finding() != SampleFinding.OBJECTION) {
            return true;
        }
        String reason = request.reason();
        if (reason != null && VisibleText.isIn(reason)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                .addPropertyNode("reason")
                .addConstraintViolation();
        return false;
    }
}
