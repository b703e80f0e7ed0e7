package cn.zhengxin.authorization.customerauthorization.model;

/** The states by name, as answers, filters and the table spell them; expiry is none of them (A12). */
public enum AuthorizationState {
    DRAFT,
    SIGNED,
    ACTIVE,
    REJECTED,
    WITHDRAWN,
    CLOSED;

    public static AuthorizationState of(CustomerAuthorization authorization) {
        return switch (authorization) {
            case Draft _ -> DRAFT;
            case Signed _ -> SIGNED;
            case Active _ -> ACTIVE;
            case Rejected _ -> REJECTED;
            case Withdrawn _ -> WITHDRAWN;
            case Closed _ -> CLOSED;
        };
    }
}
