package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.CounterSigning;
import cn.zhengxin.authorization.customerauthorization.model.SigningChannel;
import cn.zhengxin.authorization.evidence.EvidenceId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The subject signed; the requester is the teller who took the signature. */
public record SignAuthorizationCommand(
        AuthorizationId id,
        @Nullable Long expectedVersion,
        SigningChannel channel,
        boolean idDocumentChecked,
        List<CounterSigning.Page> pages,
        @Nullable String witnessEmployeeNumber,
        @Nullable BigDecimal amount,
        @Nullable EvidenceId recording,
        boolean guardianDocumentChecked,
        Requester requester) {

    public SignAuthorizationCommand {
        pages = List.copyOf(pages);
    }
}
