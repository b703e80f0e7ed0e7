package cn.zhengxin.dispute.problem;

import cn.zhengxin.identity.ProblemCode;

/** Problems of this service. Where a rule refuses, the code is the rule's id. */
public enum DisputeProblem implements ProblemCode {
    D1(
            400,
            Category.CALLER,
            "Dispute incomplete",
            "Elements of the dispute are missing or malformed; each is named in errors."),
    D4(
            400,
            Category.CALLER,
            "Decision incomplete",
            "A correction needs its receipt, an upheld item its reason, a late answer the reason for being late;"
                    + " each missing element is named in errors."),
    FOREIGN_INSTITUTION(
            403,
            Category.REFUSED,
            "Another institution",
            "Staff file disputes on behalf of people with their own institution only."),
    DISPUTE_ALREADY_OPEN(
            409,
            Category.CONFLICT,
            "Dispute already open",
            "A dispute on this item is open already; another one can be filed once it is decided."),
    STATE_DOES_NOT_ALLOW(
            409,
            Category.CONFLICT,
            "State does not allow this",
            "A dispute is accepted once, and decided once after that; read it again.");

    private final Entry entry;

    DisputeProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
