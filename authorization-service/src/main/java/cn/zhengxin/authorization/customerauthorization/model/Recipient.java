package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Purpose;

/** A7: a partner that the subject names, by code and with the purpose it may query for. */
public record Recipient(String institutionCode, Purpose purpose) {}
