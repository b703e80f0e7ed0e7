package cn.zhengxin.authorization.authorizationbatch.model;

import cn.zhengxin.authorization.customerauthorization.model.AuthorizationStatement;
import cn.zhengxin.authorization.customerauthorization.model.StatedChain;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A batch as somebody states it, nothing of it believed yet. Prints no row. */
public record StatedBatch(@Nullable String businessReference, List<@Nullable Line> rows) {

    /** One subject's authorization and the scans of its consent. */
    public record Line(AuthorizationStatement statement, StatedChain chain, List<@Nullable String> consentSha256) {

        @Override
        public String toString() {
            return "Line[***]";
        }
    }

    @Override
    public String toString() {
        return "StatedBatch[***]";
    }
}
