package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.inquiry.BusinessReference;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** A text that is no reference at all is told by its form, once. */
class NoNumberOfPersonValidator implements ConstraintValidator<NoNumberOfPerson, String> {

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        return text == null || !text.matches(BusinessReference.FORM) || !BusinessReference.holdsNumberOfPerson(text);
    }
}
