package cn.zhengxin.masking.masking.web;

import cn.zhengxin.identity.ProblemCode;

/** What this service can answer instead of a masked report, besides what every service can. */
public enum MaskingProblem implements ProblemCode {
    NO_MASKING_POLICY_IN_FORCE(
            503,
            Category.UNAVAILABLE,
            "No masking policy in force",
            "No approved version of the masking policy is in force, so nothing can be shown.");

    private final int status;
    private final Category category;
    private final String title;
    private final String detail;

    MaskingProblem(int status, Category category, String title, String detail) {
        this.status = status;
        this.category = category;
        this.title = title;
        this.detail = detail;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public Category category() {
        return category;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String detail() {
        return detail;
    }
}
