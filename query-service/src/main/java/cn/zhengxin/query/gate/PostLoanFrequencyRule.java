package cn.zhengxin.query.gate;

import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.Reason;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.policy.RuleTerms;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Q5: a loan is looked after with a named trigger, and no more often than its asset class lets it be. The window is one of bank
 * days that moves along, because one that starts anew with the calendar overlooks two queries around its start; it is as long as
 * the shortest quarter, month and week, so that a check on the same date of each of them passes. Of the loan nothing is said where
 * the authorization does not permit the query (Q1).
 *
 * <p>Terms: {@code triggers} (those that count), and for each class {@code …Queries} in {@code …Days}: {@code normal},
 * {@code specialMention}, {@code substandard}. {@code doubtful} and {@code loss} are as {@code substandard} unless they are given.
 */
@Component
class PostLoanFrequencyRule implements GateRule {

    @Override
    public String rule() {
        return "Q5";
    }

    @Override
    public Finding examine(GateFacts facts, RuleTerms terms) {
        if (facts.asked().purpose() != Purpose.POST_LOAN_MANAGEMENT) {
            return new Finding.Satisfied();
        }
        var reasons = new ArrayList<Reason>();
        triggerObjection(facts.asked().trigger(), terms).ifPresent(reasons::add);
        // To whom the authorization permits nothing, nothing is told of any loan: neither that it is there, nor how it
        // stands.
        if (facts.permission() instanceof PermissionAnswer.Granted) {
            reasons.addAll(loanObjections(facts, terms));
        }
        return reasons.isEmpty() ? new Finding.Satisfied() : new Finding.Blocks(reasons);
    }

    private static Optional<Reason> triggerObjection(@Nullable Trigger trigger, RuleTerms terms) {
        if (trigger == null) {
            return Optional.of(terms.reason(
                    "No trigger for looking after the loan is named.",
                    "Name what gives rise to the query: overdue, abnormal transaction or debt jump."));
        }
        return terms.words("triggers").contains(trigger.name())
                ? Optional.empty()
                : Optional.of(terms.reason(
                        "The trigger that is named does not count.", "Name a trigger that the policy lets count."));
    }

    private static List<Reason> loanObjections(GateFacts facts, RuleTerms terms) {
        return switch (facts.background().loan()) {
            case LoanStanding.Known loan -> loanObjections(facts, loan, terms);
            case LoanStanding.UnknownLoan() -> List.of(unknown(terms));
            case LoanStanding.Silent() -> throw new IllegalStateException("Silence is no fact");
            case null -> List.of(unknown(terms));
        };
    }

    private static Reason unknown(RuleTerms terms) {
        return terms.reason(
                "No loan is known under the business reference.",
                "Name the loan's own reference, or have the core system tell of the loan.");
    }

    private static List<Reason> loanObjections(GateFacts facts, LoanStanding.Known loan, RuleTerms terms) {
        if (loan.ofAnotherAuthorization()) {
            // How it stands is told under its own authorization only.
            return List.of(terms.reason(
                    "The authorization was given for another loan.",
                    "Ask under the authorization of the loan that is looked after."));
        }
        var reasons = new ArrayList<Reason>();
        if (loan.ended()) {
            reasons.add(terms.reason("The loan has ended.", "A loan that has ended is not looked after."));
        }
        AssetClass assetClass = loan.assetClass();
        if (assetClass == null) {
            reasons.add(terms.reason("The loan is not classified.", "Have the core system tell the loan's class."));
        } else if (isOverdone(facts, assetClass, terms)) {
            reasons.add(terms.reason("The loan was looked after as often as its class lets it be."));
        }
        return reasons;
    }

    private static boolean isOverdone(GateFacts facts, AssetClass assetClass, RuleTerms terms) {
        String name = termOf(assetClass, terms);
        LocalDate since = BankDay.of(facts.asked().at()).minusDays(terms.number(name + "Days"));
        long before = facts.history().onLoan().stream()
                .filter(at -> BankDay.of(at).isAfter(since))
                .count();
        return before + 1 > terms.number(name + "Queries");
    }

    private static String termOf(AssetClass assetClass, RuleTerms terms) {
        return switch (assetClass) {
            case NORMAL -> "normal";
            case SPECIAL_MENTION -> "specialMention";
            case SUBSTANDARD -> "substandard";
            case DOUBTFUL -> givenOrSubstandard("doubtful", terms);
            case LOSS -> givenOrSubstandard("loss", terms);
        };
    }

    private static String givenOrSubstandard(String name, RuleTerms terms) {
        return terms.numbers().containsKey(name + "Queries") ? name : "substandard";
    }
}
