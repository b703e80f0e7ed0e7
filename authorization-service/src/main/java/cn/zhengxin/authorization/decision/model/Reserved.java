package cn.zhengxin.authorization.decision.model;

/** Taken by a query that has not been sent. */
public record Reserved(UseFacts facts) implements Use.Held {

    public Confirmed confirm() {
        return new Confirmed(facts);
    }
}
