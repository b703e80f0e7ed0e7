package cn.zhengxin.authorization.operator.model;

/** Where in the bank somebody works: institution and branch by their codes. */
public record Place(String institution, String branch) {}
