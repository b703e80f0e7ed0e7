package cn.zhengxin.masking;

import cn.zhengxin.identity.ProblemCode;

/** What this service can answer besides what every service can. */
public enum MaskingProblem implements ProblemCode {
    O1(403, Category.REFUSED, "Second person needed", "Nobody decides on what they asked for or proposed themselves."),
    MASKING_POLICY_INVALID(
            400,
            Category.CALLER,
            "Masking policy not accepted",
            "Nothing was kept: parts of the proposed version are missing, unknown or contradict each other; each is named in errors."),
    MASKING_POLICY_PENDING(
            409,
            Category.CONFLICT,
            "Another proposal waits",
            "A proposed version of the masking policy waits for its second person; it is decided or withdrawn before another is proposed."),
    MASKING_POLICY_BASE_OUTDATED(
            409,
            Category.CONFLICT,
            "Not the newest approved version",
            "The proposal is based on a version that is not the newest approved one; look at that one and propose again."),
    MASKING_POLICY_NOT_OPEN(
            409, Category.CONFLICT, "Masking policy decided", "The version has been decided; it never changes."),
    MASKING_POLICY_NOT_TRIED(
            409,
            Category.CONFLICT,
            "Masking policy not tried",
            "Whoever approves has tried the version on the delivered samples first and seen what it changes."),
    MASKING_POLICY_DATE_PASSED(
            409,
            Category.CONFLICT,
            "Masking policy date passed",
            "The proposed version's date has come while it waited; reject it and propose it again with a later one."),
    UNMASKING_INVALID(
            400,
            Category.CALLER,
            "Unmasking not accepted",
            "Nothing was kept: fields, kinds or minutes of the request are unknown or out of bounds; each is named in errors."),
    UNMASKING_NOT_OPEN(
            409, Category.CONFLICT, "Unmasking not open", "The request has been decided, has lapsed or is over."),
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
