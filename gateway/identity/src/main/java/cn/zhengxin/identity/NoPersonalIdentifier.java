package cn.zhengxin.identity;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What travels in clear, or is told back, holds no identity number, mobile number, card number or e-mail address (N2). */
@Documented
@Constraint(validatedBy = NoPersonalIdentifierValidator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface NoPersonalIdentifier {
    String message() default "holds a person's number or e-mail address";

    /** Texts of any other form are left to the constraint that names the form; empty for all texts. */
    String form() default "";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}
