package cn.zhengxin.authorization.onlinesigning.application;

import cn.zhengxin.authorization.customerauthorization.model.SigningStep;

/** Steps as records and events spell them. */
public enum StepKind {
    PRESENTED(SigningStep.Presented.class),
    READ(SigningStep.Read.class),
    TICKED(SigningStep.Ticked.class),
    CODE_REQUESTED(SigningStep.CodeRequested.class),
    CODE_NOT_SENT(SigningStep.CodeNotSent.class),
    CODE_SENT(SigningStep.CodeSent.class),
    CODE_TRIED(SigningStep.CodeTried.class),
    CODE_MATCHED(SigningStep.CodeMatched.class),
    BIOMETRIC_PASSED(SigningStep.BiometricPassed.class),
    BIOMETRIC_FAILED(SigningStep.BiometricFailed.class);

    private final Class<? extends SigningStep> type;

    StepKind(Class<? extends SigningStep> type) {
        this.type = type;
    }

    public Class<? extends SigningStep> type() {
        return type;
    }

    public static StepKind of(SigningStep step) {
        return switch (step) {
            case SigningStep.Presented _ -> PRESENTED;
            case SigningStep.Read _ -> READ;
            case SigningStep.Ticked _ -> TICKED;
            case SigningStep.CodeRequested _ -> CODE_REQUESTED;
            case SigningStep.CodeNotSent _ -> CODE_NOT_SENT;
            case SigningStep.CodeSent _ -> CODE_SENT;
            case SigningStep.CodeTried _ -> CODE_TRIED;
            case SigningStep.CodeMatched _ -> CODE_MATCHED;
            case SigningStep.BiometricPassed _ -> BIOMETRIC_PASSED;
            case SigningStep.BiometricFailed _ -> BIOMETRIC_FAILED;
        };
    }
}
