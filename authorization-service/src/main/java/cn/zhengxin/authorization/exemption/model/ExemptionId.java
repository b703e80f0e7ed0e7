package cn.zhengxin.authorization.exemption.model;

import cn.zhengxin.authorization.AuthorizationId;
import java.util.UUID;

/** Names one judicial exemption. Values are UUIDv7. */
public record ExemptionId(UUID value) {

    /** As queries name it: where a consent's id stands otherwise. */
    public AuthorizationId asGround() {
        return new AuthorizationId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
