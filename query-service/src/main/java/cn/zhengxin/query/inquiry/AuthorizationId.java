package cn.zhengxin.query.inquiry;

import java.util.UUID;

/** The authorization a query claims to be made under. */
public record AuthorizationId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
