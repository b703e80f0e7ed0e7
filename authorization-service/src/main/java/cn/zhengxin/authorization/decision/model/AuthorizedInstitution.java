package cn.zhengxin.authorization.decision.model;

/** The institution that the subject authorized. */
record AuthorizedInstitution() implements Entitlement {

    @Override
    public boolean holds(UseInQuestion question) {
        return question.content().institution().code().equals(question.use().institution());
    }
}
