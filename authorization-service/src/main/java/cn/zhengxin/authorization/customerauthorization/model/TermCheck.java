package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.policy.TermLimit;
import cn.zhengxin.authorization.statement.Faults;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A1, A2, A13: how long and how often, within what the policy allows for the purpose and product. */
final class TermCheck implements StatementCheck<TermCheck.StatedTerm> {

    private final AuthorizationPolicy policy;
    private final Instant now;

    TermCheck(AuthorizationPolicy policy, Instant now) {
        this.policy = policy;
        this.now = now;
    }

    /** How long and how often. */
    record StatedTerm(Term term, int uses) {}

    @Override
    public @Nullable StatedTerm examine(AuthorizationStatement statement, Faults faults) {
        var start = faults.date("startDate", statement.startDate(), "a date such as 2026-11-25");
        var end = faults.date("endDate", statement.endDate(), "a date such as 2026-12-24");
        var term = term(start, end, faults);
        var uses = uses(statement.uses(), faults);
        limits(statement, term, uses, faults);
        return term == null ? null : new StatedTerm(term, uses);
    }

    private static int uses(@Nullable Integer uses, Faults faults) {
        // A13: single-use unless asked otherwise
        if (uses == null) {
            return 1;
        }
        if (uses < 1) {
            faults.add(RuleCode.A1, "uses", "at least 1");
        }
        return uses;
    }

    private @Nullable Term term(@Nullable LocalDate start, @Nullable LocalDate end, Faults faults) {
        if (start == null || end == null) {
            return null;
        }
        if (end.isBefore(start)) {
            faults.add(RuleCode.A1, "endDate", "is not before the start date");
            return null;
        }
        var term = new Term(start, end);
        if (term.hasExpired(now)) {
            faults.add(RuleCode.A1, "endDate", "is not in the past");
        }
        return term;
    }

    private void limits(AuthorizationStatement statement, @Nullable Term term, int uses, Faults faults) {
        var purpose = Faults.named(Purpose.class, statement.purpose());
        var product = Faults.named(Product.class, statement.product());
        if (purpose.isEmpty() || product.isEmpty()) {
            return;
        }
        var limit = policy.termFor(purpose.get(), product.get());
        if (limit.isEmpty()) {
            faults.add(RuleCode.A2, "product", "A2: a product this purpose can be authorized for");
            return;
        }
        withinLimit(limit.get(), statement, term, uses, faults);
    }

    private static void withinLimit(
            TermLimit limit, AuthorizationStatement statement, @Nullable Term term, int uses, Faults faults) {
        if (term != null && !limit.allows(term.start(), term.end())) {
            faults.add(RuleCode.A2, "endDate", "A2: within the longest term for this purpose and product");
        }
        var clause = limit.requiredClause();
        if (clause != null && !carries(statement, clause)) {
            faults.add(RuleCode.A2, "clauses", "A2: the signed text carries the clause " + clause);
        }
        if (uses > limit.maximumUses()) {
            // A1 in the answer's reasons: the policy's words for A13 are about an authorization that is used up.
            faults.add(RuleCode.A1, "uses", "A13: at most " + limit.maximumUses() + " for this purpose and product");
        }
    }

    private static boolean carries(AuthorizationStatement statement, Clause clause) {
        return statement.clauses().stream().anyMatch(name -> clause.name().equals(name));
    }
}
