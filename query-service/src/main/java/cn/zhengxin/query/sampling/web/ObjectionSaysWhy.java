package cn.zhengxin.query.sampling.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever objects to a sampled query says why (Q4). */
@Documented
@Constraint(validatedBy = ObjectionSaysWhyValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface ObjectionSaysWhy {
    String message() default "says what is objected to";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
