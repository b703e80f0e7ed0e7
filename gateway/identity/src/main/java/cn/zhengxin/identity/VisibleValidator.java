package cn.zhengxin.identity;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** As {@link Visible} says. */
public class VisibleValidator implements ConstraintValidator<Visible, String> {

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || VisibleText.isIn(value);
    }
}
