package cn.zhengxin.authorization.decision.model;

/** A7: a partner that the subject named. Whether it may query now is {@link ChainRule}'s to say. */
record NamedPartner() implements Entitlement {

    @Override
    public boolean holds(UseInQuestion question) {
        return question.authorization().facts().chain().names(question.use().institution());
    }
}
