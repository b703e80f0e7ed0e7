package cn.zhengxin.audit;

import cn.zhengxin.identity.ProblemCode;

/** What the audit service refuses. */
public enum AuditProblem implements ProblemCode {
    O1(403, Category.REFUSED, "Second person needed", "Nobody decides on what they proposed themselves."),
    RECORD_NOT_FOUND(
            404, Category.CALLER, "No such record", "The ledger holds no such record, or it is not for this caller."),
    EVENT_NOT_RECORDED(
            404,
            Category.CALLER,
            "Event not recorded yet",
            "The ledger holds no record of this event; a new one takes up to a second."),
    TREE_HEAD_NOT_FOUND(404, Category.CALLER, "No such tree head", "No signed tree head of this size exists."),
    TREE_SIZE_INVALID(
            400,
            Category.CALLER,
            "Tree size not usable",
            "The sizes named do not fit the ledger or each other: a record lies within its tree, and an earlier tree within a later one."),
    RANGE_INVALID(
            400,
            Category.CALLER,
            "Range not usable",
            "The range does not begin within the ledger, or ends before it begins."),
    CURSOR_INVALID(400, Category.CALLER, "Cursor not usable", "The cursor is not one that this list gave out."),
    ALERT_NOT_IN_THIS_STATE(
            409,
            Category.CONFLICT,
            "Alert not in this state",
            "An alert is looked at first, then a finding is proposed, then a second person decides on it; each is done once.");

    private final Entry entry;

    AuditProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
