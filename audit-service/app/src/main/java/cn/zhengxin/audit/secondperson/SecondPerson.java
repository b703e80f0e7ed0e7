package cn.zhengxin.audit.secondperson;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * O1: this operation decides on what somebody else asked for, so the person who asked cannot carry it out. The OpenAPI document
 * says so as {@code x-second-person}, and a test tries each such operation with the person who asked.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface SecondPerson {}
