package cn.zhengxin.masking.unmasking.model;

/** What is wrong with one element of a request; the message is fixed and never repeats a value. */
public record UnmaskingFault(String field, String message) {}
