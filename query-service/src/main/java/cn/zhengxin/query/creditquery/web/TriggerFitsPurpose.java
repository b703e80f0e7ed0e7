package cn.zhengxin.query.creditquery.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Only looking after a loan has a trigger (Q5). One that is missing is refused by the rule, with all other reasons. */
@Documented
@Constraint(validatedBy = TriggerFitsPurposeValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface TriggerFitsPurpose {
    String message() default "does not fit the purpose";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
