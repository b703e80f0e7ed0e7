package cn.zhengxin.query.inquiry;

/** What gives rise to looking after a loan (Q5). A closed list; which of them count is policy data. */
public enum Trigger {
    /** An instalment is overdue. */
    OVERDUE,
    /** The account moves in a way it did not before. */
    ABNORMAL_TRANSACTION,
    /** The customer's debts with others have grown at a bound. */
    DEBT_JUMP
}
