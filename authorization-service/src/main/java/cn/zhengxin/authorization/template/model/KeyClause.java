package cn.zhengxin.authorization.template.model;

/** The clauses a subject has to notice, each of them by itself (A3). */
public enum KeyClause {
    PURPOSE("授权用途"),
    SCOPE("授权范围"),
    TERM("授权期限"),
    RECIPIENTS("信息接收方"),
    RIGHT_TO_WITHDRAW("撤回权利");

    private final String heading;

    KeyClause(String heading) {
        this.heading = heading;
    }

    /** The clause's name as subjects read it. */
    public String heading() {
        return heading;
    }
}
