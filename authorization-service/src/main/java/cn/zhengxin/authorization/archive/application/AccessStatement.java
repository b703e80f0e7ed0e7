package cn.zhengxin.authorization.archive.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An access as somebody asks for it, nothing of it believed yet. Prints without content. */
public record AccessStatement(
        @Nullable UUID authorization,
        @Nullable String reason,
        boolean forAuthority,
        @Nullable String authority,
        @Nullable String documentKind,
        @Nullable String documentNumber,
        @Nullable String caseNumber,
        @Nullable String employeeNumber) {

    @Override
    public String toString() {
        return "AccessStatement[***]";
    }
}
