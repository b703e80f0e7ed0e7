package cn.zhengxin.authorization.operator.model;

import cn.zhengxin.authorization.policy.AuthorizationPolicy;

/** O6: grade by security points. */
public enum Grade {
    A,
    B,
    C;

    public static Grade of(int points, AuthorizationPolicy policy) {
        if (points >= policy.gradeAFrom()) {
            return A;
        }
        return points >= policy.gradeBFrom() ? B : C;
    }
}
