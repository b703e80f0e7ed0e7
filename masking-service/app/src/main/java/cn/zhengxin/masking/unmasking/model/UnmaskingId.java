package cn.zhengxin.masking.unmasking.model;

import java.util.UUID;

/** Identifies an unmasking; version 7, so that ids ascend with time. */
public record UnmaskingId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
