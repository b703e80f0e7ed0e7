package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.crossborder.model.RecipientKind;
import java.util.List;

/** What should leave the country, and for whom. Prints without content. */
public record DecideTransferCommand(
        AuthorizationId authorization,
        String recipientName,
        RecipientKind recipientKind,
        String country,
        List<String> fields,
        Requester requester) {

    public DecideTransferCommand {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return "DecideTransferCommand[" + authorization + "]";
    }
}
