package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.evidence.EvidenceKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Keep this file as evidence for the authorization. */
@SuppressWarnings("ArrayRecordComponent") // content of a file; equals and hashCode below go by content
public record AddEvidenceCommand(AuthorizationId id, EvidenceKind kind, byte[] content, Requester requester) {

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AddEvidenceCommand that
                && id.equals(that.id)
                && kind == that.kind
                && Arrays.equals(content, that.content)
                && requester.equals(that.requester);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + Arrays.hashCode(content);
    }

    @Override
    public String toString() {
        return "AddEvidenceCommand[" + id + ", " + kind + "]";
    }
}
