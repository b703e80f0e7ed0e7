package cn.zhengxin.query.creditquery.web;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reports of persons for persons, of enterprises for enterprises (Q15). */
@Documented
@Constraint(validatedBy = DocumentFitsReportValidator.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface DocumentFitsReport {
    String message() default "does not fit the report type";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
