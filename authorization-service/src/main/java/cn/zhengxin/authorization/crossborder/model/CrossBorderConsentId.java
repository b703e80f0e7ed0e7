package cn.zhengxin.authorization.crossborder.model;

import java.util.UUID;

/** Names one cross-border consent. Values are UUIDv7. */
public record CrossBorderConsentId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
