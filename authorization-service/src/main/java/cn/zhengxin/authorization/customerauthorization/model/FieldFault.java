package cn.zhengxin.authorization.customerauthorization.model;

/** What is wrong with one element; the message is fixed and never repeats a value. */
public record FieldFault(String field, String message) {}
