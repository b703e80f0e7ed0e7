package cn.zhengxin.query.batch.model;

/** Both of them. The second person also stands for the second pair of eyes on each row (Q4). */
public record Approvals(Approval first, Approval second) {

    public Approvals {
        if (second.by().isSamePersonAs(first.by())) {
            throw new IllegalArgumentException("Two different people approve a batch");
        }
    }
}
