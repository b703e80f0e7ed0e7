package cn.zhengxin.query.creditquery.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What travels in clear holds no identity number and no mobile number (N2). */
@Documented
@Constraint(validatedBy = NoNumberOfPersonValidator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@interface NoNumberOfPerson {
    String message() default "holds a person's number";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
