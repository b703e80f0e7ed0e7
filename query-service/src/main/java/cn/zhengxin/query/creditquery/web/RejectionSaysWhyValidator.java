package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.VisibleText;
import cn.zhengxin.query.creditquery.application.ReviewCreditQueryCommand.Verdict;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Names the comment as the field that is wrong. */
class RejectionSaysWhyValidator implements ConstraintValidator<RejectionSaysWhy, ReviewRequest> {

    @Override
    public boolean isValid(@Nullable ReviewRequest request, ConstraintValidatorContext context) {
        if (request == null || request.decision() != Verdict.REJECT) {
            return true;
        }
        String comment = request.comment();
        if (comment != null && VisibleText.isIn(comment)) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(context.getDefaultConstraintMessageTemplate())
                .addPropertyNode("comment")
                .addConstraintViolation();
        return false;
    }
}
