package cn.zhengxin.authorization.archive.model;

/** For whom a file is opened, and so who has to approve it (A14). */
public enum AccessKind {
    /** Another branch's file, for work of the bank: one risk officer. */
    DEPARTMENT(1),
    /** A copy for an outside authority: two legal reviewers, and a legal document. */
    AUTHORITY(2);

    private final int approvers;

    AccessKind(int approvers) {
        this.approvers = approvers;
    }

    int approvers() {
        return approvers;
    }
}
