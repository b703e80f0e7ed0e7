package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import java.time.Instant;
import java.util.List;

/**
 * All that a transfer is decided by.
 *
 * @param above the consents that the authorization is derived from (A7)
 * @param loanEnded whether the loan it is for has ended (A11)
 * @param consents all cross-border consents under the authorization, newest first
 * @param recipient who would receive
 * @param fields names of what would leave, each once
 * @param moment when it is decided, by the server's clock (A12)
 */
public record TransferInQuestion(
        CustomerAuthorization authorization,
        List<CustomerAuthorization> above,
        boolean loanEnded,
        List<ConsentOnFile> consents,
        OverseasRecipient recipient,
        List<String> fields,
        Instant moment) {

    public TransferInQuestion {
        above = List.copyOf(above);
        consents = List.copyOf(consents);
        fields = fields.stream().distinct().toList();
    }
}
