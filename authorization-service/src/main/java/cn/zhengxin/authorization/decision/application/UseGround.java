package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationNumber;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.policy.RuleCode;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What a use rests on: the subject's consent, or what the law puts in its place (A16). */
public interface UseGround {

    AuthorizationNumber number();

    /** The last day it can be used. */
    LocalDate endDate();

    /** The original authorization, where uses of this one count too (A7); empty where there is none above. */
    Optional<AuthorizationId> root();

    /**
     * Every rule that refuses, empty when none does. An ask that has another name for the subject is never covered (Q1): to the
     * bureau a right number under a wrong name is somebody else.
     */
    List<RuleCode> refusals(UseAsk ask);
}
