package cn.zhengxin.masking.masking.web;

import cn.zhengxin.identity.ProblemCode;

/** What this service can answer instead of a masked report, besides what every service can. */
public enum MaskingProblem implements ProblemCode {
    NO_MASKING_POLICY_IN_FORCE(
            503,
            Category.UNAVAILABLE,
            "No masking policy in force",
            "No approved version of the masking policy is in force, so nothing can be shown.");

    private final Entry entry;

    MaskingProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
