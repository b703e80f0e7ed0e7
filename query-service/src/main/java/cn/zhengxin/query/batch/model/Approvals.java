package cn.zhengxin.query.batch.model;

/** Both of them. The second person also stands for the second pair of eyes on each row (Q4). */
public record Approvals(Approval first, Approval second) {

    public Approvals {
        if (first.by().account().equals(second.by().account())
                || first.by().employeeNumber().equals(second.by().employeeNumber())) {
            throw new IllegalArgumentException("Two different people approve a batch");
        }
    }
}
