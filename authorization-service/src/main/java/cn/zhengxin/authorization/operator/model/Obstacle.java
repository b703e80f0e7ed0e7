package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import java.time.LocalDate;
import java.util.Optional;

/** Why an account may not work at this moment (O5, O6, O7, O8, O11). Computed when asked; no job has to run for it. */
public enum Obstacle {
    NOT_OPEN,
    LOCKED,
    UNUSED,
    SUSPENDED,
    GRADE,
    NOT_RECERTIFIED,
    LEFT;

    public static Optional<Obstacle> of(Operator operator, AuthorizationPolicy policy, LocalDate today) {
        return switch (operator) {
            case AppliedOperator _, TrainedOperator _, ApprovedOperator _ -> Optional.of(NOT_OPEN);
            case ActiveOperator active -> active.obstacle(policy, today);
            case LockedOperator _ -> Optional.of(LOCKED);
            case SuspendedOperator _ -> Optional.of(SUSPENDED);
            case DepartedOperator _ -> Optional.of(LEFT);
        };
    }
}
