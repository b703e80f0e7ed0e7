package cn.zhengxin.dispute.dispute.application;

import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.identity.FieldProblem;
import java.util.List;

/** What became of the wish to take a dispute one step further. */
public sealed interface ChangeOutcome {

    record Changed(Dispute dispute) implements ChangeOutcome {}

    record Incomplete(List<FieldProblem> problems) implements ChangeOutcome {}

    /** There is none, or it is another institution's. */
    record NotFound() implements ChangeOutcome {}

    record StateDoesNotAllow() implements ChangeOutcome {}

    record StaleVersion() implements ChangeOutcome {}
}
