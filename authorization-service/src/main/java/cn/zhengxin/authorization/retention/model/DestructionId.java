package cn.zhengxin.authorization.retention.model;

import java.util.UUID;

/** Names one destruction. Values are UUIDv7. */
public record DestructionId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
