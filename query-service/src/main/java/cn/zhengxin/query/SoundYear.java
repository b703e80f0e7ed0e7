package cn.zhengxin.query;

import cn.zhengxin.query.inquiry.SoundYears;
import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A day that the calendar and the store can hold. */
@Documented
@Constraint(validatedBy = SoundYearValidator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SoundYear {
    String message() default SoundYears.FORM;

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
