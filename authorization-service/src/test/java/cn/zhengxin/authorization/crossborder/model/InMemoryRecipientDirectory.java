package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;

/** Recipients by name, for tests. */
public final class InMemoryRecipientDirectory implements RecipientDirectory {

    @Override
    public String referenceOf(String recipientName) {
        return "or_" + recipientName;
    }

    @Override
    public String pseudonymOf(SubjectReference subject, OverseasRecipient recipient) {
        return "cp_" + subject + "/" + recipient.reference();
    }
}
