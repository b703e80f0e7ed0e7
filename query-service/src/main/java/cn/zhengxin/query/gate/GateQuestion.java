package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.Subject;

/**
 * A query that stands at the gate. Only those who gather facts are shown it; the rules see {@link GateFacts}.
 *
 * @param subject the person or enterprise in clear, as the bureau will be told; prints redacted
 */
public record GateQuestion(CreditQueryId query, Asked asked, Subject subject) {}
