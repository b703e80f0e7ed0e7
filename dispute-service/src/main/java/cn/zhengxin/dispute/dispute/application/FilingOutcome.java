package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.identity.FieldProblem;
import java.util.List;

/** What became of the wish to file a dispute. */
public sealed interface FilingOutcome {

    record Received(Dispute dispute) implements FilingOutcome {}

    record Incomplete(List<FieldProblem> problems) implements FilingOutcome {}

    record ForeignInstitution() implements FilingOutcome {}

    /** The same item is disputed already, and that dispute is not decided. */
    record AlreadyOpen() implements FilingOutcome {}
}
