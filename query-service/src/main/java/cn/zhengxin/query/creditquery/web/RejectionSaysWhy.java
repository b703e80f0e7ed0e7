package cn.zhengxin.query.creditquery.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever rejects a query says why (Q4). */
@Documented
@Constraint(validatedBy = RejectionSaysWhyValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface RejectionSaysWhy {
    String message() default "says why the query is rejected";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
