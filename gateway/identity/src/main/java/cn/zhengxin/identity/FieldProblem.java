package cn.zhengxin.identity;

/** What is wrong with one field; the message never repeats the value. */
public record FieldProblem(String field, String message) {}
