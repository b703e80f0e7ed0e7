package cn.zhengxin.authorization.retention.model;

import cn.zhengxin.authorization.caller.Party;
import java.time.Instant;

/**
 * What the second person decided.
 *
 * @param policyVersion the version under which everything was checked again
 */
public record DestructionDecision(Party by, Instant at, int policyVersion) {}
