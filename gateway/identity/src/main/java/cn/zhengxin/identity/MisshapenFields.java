package cn.zhengxin.identity;

import java.io.Serial;
import java.util.List;

/** Fields of a body that no request has, or whose values cannot be read. Without the values, which must not travel in exceptions. */
final class MisshapenFields extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FieldProblem> problems;

    MisshapenFields(List<FieldProblem> problems) {
        super("Fields of the body are not of the expected form", null, false, false);
        this.problems = List.copyOf(problems);
    }

    List<FieldProblem> problems() {
        return problems;
    }
}
