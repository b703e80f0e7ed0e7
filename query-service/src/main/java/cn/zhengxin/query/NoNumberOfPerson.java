package cn.zhengxin.query;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What travels in clear holds no identity number, no mobile number and no card number (N2). */
@Documented
@Constraint(validatedBy = NoNumberOfPersonValidator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NoNumberOfPerson {
    String message() default "holds a person's number";

    /** Texts of any other form are left to the constraint that names the form; empty for all texts. */
    String form() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
