package cn.zhengxin.identity;

import cn.zhengxin.sensitivetypes.PersonalIdentifier;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** As {@link NoPersonalIdentifier} says. */
public class NoPersonalIdentifierValidator implements ConstraintValidator<NoPersonalIdentifier, String> {

    private String form = "";

    @Override
    public void initialize(NoPersonalIdentifier constraint) {
        form = constraint.form();
    }

    @Override
    public boolean isValid(@Nullable String value, ConstraintValidatorContext context) {
        return value == null || (!form.isEmpty() && !value.matches(form)) || !PersonalIdentifier.isIn(value);
    }
}
