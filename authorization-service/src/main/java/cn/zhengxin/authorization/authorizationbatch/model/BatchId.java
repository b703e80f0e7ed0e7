package cn.zhengxin.authorization.authorizationbatch.model;

import java.util.UUID;

/** Names one batch. Values are UUIDv7. */
public record BatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
