package cn.zhengxin.authorization.crossborder.model;

import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;

/** Gives what recipients abroad are compared by, and what subjects are called towards them. */
public interface RecipientDirectory {

    /** The same for the same name, however it was spaced and in whatever width and case it was typed. */
    String referenceOf(String recipientName);

    /**
     * What the subject is called in data for this recipient: always the same there, and not to be joined with what the subject is
     * called anywhere else (A8, M4).
     */
    String pseudonymOf(SubjectReference subject, OverseasRecipient recipient);
}
