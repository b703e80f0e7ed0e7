package cn.zhengxin.authorization.decision.model;

import java.util.UUID;

/** Names one use; it is the id of the credit query the use is for. */
public record UseId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
