package cn.zhengxin.authorization.decision.model;

/** One query's hold on an authorization (A13), or the record that it got none. */
public sealed interface Use permits Use.Held, Consumed, Released, Refused {

    UseFacts facts();

    /** Counts against the authorization and can still go either way. */
    sealed interface Held extends Use permits Reserved, Confirmed {

        default Consumed consume() {
            return new Consumed(facts());
        }

        default Released release() {
            return new Released(facts());
        }
    }
}
