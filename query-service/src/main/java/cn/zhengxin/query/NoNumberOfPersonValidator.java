package cn.zhengxin.query;

import cn.zhengxin.query.inquiry.BusinessReference;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** As {@link NoNumberOfPerson} says. */
public class NoNumberOfPersonValidator implements ConstraintValidator<NoNumberOfPerson, String> {

    private String form = "";

    @Override
    public void initialize(NoNumberOfPerson constraint) {
        form = constraint.form();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null
                || (!form.isEmpty() && !value.matches(form))
                || !BusinessReference.holdsNumberOfPerson(value);
    }
}
