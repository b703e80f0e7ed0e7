package cn.zhengxin.audit.alert.model;

import java.util.UUID;

/** Identifies an alert; version 7, so that ids ascend with time. */
public record AlertId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
