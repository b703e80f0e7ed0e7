package cn.zhengxin.authorization.decision.model;

/** The institution that the subject authorized. A consent to hand on authorizes its partner alone (A7). */
record AuthorizedInstitution() implements Entitlement {

    @Override
    public boolean holds(UseInQuestion question) {
        return !question.authorization().facts().chain().isDerived()
                && question.content().institution().code().equals(question.use().institution());
    }
}
