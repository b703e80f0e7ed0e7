package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/** The subject's withdrawal, entered by the subject or for the subject. */
public record ConsentWithdrawal(Party by, Instant at, String receiptNumber) {}
