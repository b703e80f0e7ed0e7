package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.inquiry.Product;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.Clause;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.authorization.statement.Faults;
import cn.zhengxin.authorization.text.PersonalNumbers;
import cn.zhengxin.authorization.text.PlainText;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A1, A2: exactly one purpose of the closed list, for one product, in plain words. */
final class PurposeCheck implements StatementCheck<PurposeCheck.StatedPurpose> {

    private static final int LONGEST_STATEMENT = 500;

    private final AuthorizationPolicy policy;

    PurposeCheck(AuthorizationPolicy policy) {
        this.policy = policy;
    }

    /** What for. */
    record StatedPurpose(Purpose purpose, String statement, Product product, Set<Clause> clauses) {}

    @Override
    public @Nullable StatedPurpose examine(AuthorizationStatement statement, Faults faults) {
        var purpose = faults.oneOf(Purpose.class, "purpose", statement.purpose());
        var purposeStatement = purposeStatement(statement.purposeStatement(), faults);
        var product = faults.oneOf(Product.class, "product", statement.product());
        var clauses = faults.severalOf(Clause.class, "clauses", statement.clauses());
        return purpose == null || purposeStatement == null || product == null
                ? null
                : new StatedPurpose(purpose, purposeStatement, product, clauses);
    }

    private @Nullable String purposeStatement(@Nullable String text, Faults faults) {
        var field = "purposeStatement";
        if (faults.isMissing(field, text) || text == null) {
            return null;
        }
        if (text.length() > LONGEST_STATEMENT) {
            faults.add(RuleCode.A1, field, "at most " + LONGEST_STATEMENT + " characters");
            return null;
        }
        if (PlainText.compact(text).isEmpty()) {
            faults.add(RuleCode.A1, field, "is missing");
            return null;
        }
        if (!PlainText.isAll(text)) {
            faults.add(RuleCode.A1, field, "one line of visible characters, no control characters");
            return null;
        }
        if (PersonalNumbers.occurIn(text)) {
            faults.add(RuleCode.A1, field, "holds no identity number or mobile number");
            return null;
        }
        if (policy.isBlanket(text)) {
            // A2
            faults.add(RuleCode.A2, field, "A2: names one purpose in plain words, no blanket such as 等, 相关 or 业务需要");
            return null;
        }
        return text.strip();
    }
}
