package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** O2: administrators see their institution's operators, the province and auditors see all. */
@Service
public class ListOperators {

    private final Operators operators;

    public ListOperators(Operators operators) {
        this.operators = operators;
    }

    /**
     * One page.
     *
     * @param next give it back as {@code after} for the following page; null on the last
     */
    public record Page(
            List<StoredOperator> operators, @Nullable Account next) {
        public Page {
            operators = List.copyOf(operators);
        }
    }

    public Page handle(Requester requester, @Nullable Account after, int limit) {
        var institution = OperatorVisibility.seesAll(requester)
                ? null
                : Optional.ofNullable(requester.party().institution()).orElseThrow();
        var found = operators.page(institution, after, limit + 1);
        var shown = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit ? shown.getLast().facts().account() : null;
        return new Page(shown, next);
    }
}
