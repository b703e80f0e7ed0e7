package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.customerauthorization.model.SigningStep;
import java.util.List;

/** Where the steps of online signings are kept; they are added and never changed. */
public interface SigningSteps {

    void add(AuthorizationId authorization, SigningStep step);

    /** Oldest first. */
    List<SigningStep> of(AuthorizationId authorization);

    /** Whether a biometric check of this reference passed for another authorization: one check signs once. */
    boolean isCheckTaken(String reference, AuthorizationId otherThan);
}
