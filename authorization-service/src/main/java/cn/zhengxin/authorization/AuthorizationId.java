package cn.zhengxin.authorization;

import java.util.UUID;

/** Names one authorization. Values are UUIDv7, so that they sort by the moment they were given out. */
public record AuthorizationId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
