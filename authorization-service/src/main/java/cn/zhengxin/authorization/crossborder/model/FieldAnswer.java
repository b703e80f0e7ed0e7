package cn.zhengxin.authorization.crossborder.model;

import java.util.Set;

/**
 * What may become of one field.
 *
 * @param refusals about this field; why the whole transfer is refused stands in the decision
 */
public record FieldAnswer(String field, Form form, Set<TransferRefusal> refusals) {

    public FieldAnswer {
        refusals = Set.copyOf(refusals);
    }

    /** In what form it leaves, if it does. */
    public enum Form {
        TRANSFERABLE,
        PSEUDONYMISED,
        /** Not now: something refuses it that could be otherwise. */
        NOT_TRANSFERABLE,
        NEVER_LEAVES;

        public boolean leaves() {
            return this == TRANSFERABLE || this == PSEUDONYMISED;
        }
    }
}
