package cn.zhengxin.suspendedaccounts;

import cn.zhengxin.identity.ProblemCode;

/** How a request can fail for the caller's account. */
public enum SuspendedAccountProblem implements ProblemCode {
    O11(
            403,
            Category.REFUSED,
            "Account suspended",
            "The caller's account may not act at present; nothing is done for it, whatever token it holds.");

    private final Entry entry;

    SuspendedAccountProblem(int status, Category category, String title, String detail) {
        this.entry = new Entry(status, category, title, detail);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
