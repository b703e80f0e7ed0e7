package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** The subject's withdrawal (A10), entered by the subject or for the subject. */
public record Withdrawal(Party by, Instant at, String receiptNumber) {}
