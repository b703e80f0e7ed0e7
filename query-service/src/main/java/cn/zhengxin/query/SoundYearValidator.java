package cn.zhengxin.query;

import cn.zhengxin.query.inquiry.SoundYears;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** As {@link SoundYear} says. */
public class SoundYearValidator implements ConstraintValidator<SoundYear, LocalDate> {

    @Override
    public boolean isValid(@Nullable LocalDate value, ConstraintValidatorContext context) {
        return value == null || SoundYears.hold(value);
    }
}
