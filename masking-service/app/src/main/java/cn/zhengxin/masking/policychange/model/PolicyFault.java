package cn.zhengxin.masking.policychange.model;

/** What is wrong with one element of a proposal; the message is fixed and never repeats a value. */
public record PolicyFault(String field, String message) {}
