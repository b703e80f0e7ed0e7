package cn.zhengxin.authorization.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.RefusedAccounts;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import cn.zhengxin.authorization.operator.model.AppliedOperator;
import cn.zhengxin.authorization.operator.model.ApprovedOperator;
import cn.zhengxin.authorization.operator.model.DepartedOperator;
import cn.zhengxin.authorization.operator.model.Departure;
import cn.zhengxin.authorization.operator.model.Lock;
import cn.zhengxin.authorization.operator.model.LockedOperator;
import cn.zhengxin.authorization.operator.model.Obstacle;
import cn.zhengxin.authorization.operator.model.Operator;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.RoleSet;
import cn.zhengxin.authorization.operator.model.SuspendedOperator;
import cn.zhengxin.authorization.operator.model.Suspension;
import cn.zhengxin.authorization.operator.model.SuspensionReason;
import cn.zhengxin.authorization.operator.model.TrainedOperator;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.PolicyNumber;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionOperations;

class RefusedSelectionIntegrationTests extends AuthorizationServiceIntegration {

    private static final int ACCOUNTS = 600;
    private static final int MORE_THAN_ALL = 100_000;

    @Autowired
    private Operators operators;

    @Autowired
    private RefusedAccounts refused;

    @Autowired
    private AuthorizationPolicies policies;

    @Autowired
    private TransactionOperations transactions;

    private final Random random = new Random(20261126);

    @Test
    @DisplayName(
            "O7, O11 · over random accounts the register selects exactly those that are refused when asked one by one, and "
                    + "locks no others for want of use")
    void selectsWhatIsDecided() {
        var now = clock.instant();
        var policy = policies.at(now);
        var today = BankDay.of(now);
        var limits = AccountLimits.of(policy, today);
        // Nothing of it is kept.
        transactions.executeWithoutResult(transaction -> {
            transaction.setRollbackOnly();
            var accounts = enterRandom(policy, now, today);

            assertThat(refused.all(limits))
                    .filteredOn(accounts::contains)
                    .containsExactlyInAnyOrderElementsOf(having(accounts, policy, today, Optional::isPresent));
            // O6 comes first where both are so; the job looks at the obstacle again before it locks.
            assertThat(operators.activeUnused(limits, MORE_THAN_ALL))
                    .filteredOn(accounts::contains)
                    .filteredOn(account -> !obstacle(account, policy, today).equals(Optional.of(Obstacle.GRADE)))
                    .containsExactlyInAnyOrderElementsOf(
                            having(accounts, policy, today, Optional.of(Obstacle.UNUSED)::equals));
        });
    }

    private List<Account> having(
            List<Account> accounts,
            AuthorizationPolicy policy,
            LocalDate today,
            java.util.function.Predicate<Optional<Obstacle>> what) {
        var found = accounts.stream()
                .filter(account -> what.test(obstacle(account, policy, today)))
                .toList();
        assertThat(found).as("the accounts are random enough").hasSizeBetween(10, ACCOUNTS - 10);
        return found;
    }

    private Optional<Obstacle> obstacle(Account account, AuthorizationPolicy policy, LocalDate today) {
        return Obstacle.of(operators.find(account).orElseThrow().operator(), policy, today);
    }

    private List<Account> enterRandom(AuthorizationPolicy policy, Instant now, LocalDate today) {
        var campaigns = List.of(campaign("1990-Q1", today.minusDays(1)), campaign("1990-Q2", today));
        var accounts = new ArrayList<Account>();
        for (int number = 0; number < ACCOUNTS; number++) {
            var account = new Account("random." + number);
            var facts = facts(account, policy, today);
            var entered = operators.enter(new AppliedOperator(facts)).orElseThrow();
            operators.replace(new StoredOperator(entered.operator(), entered.version()), state(facts, now));
            for (var campaign : campaigns) {
                ask(account, campaign, now);
            }
            accounts.add(account);
        }
        return accounts;
    }

    private OperatorFacts facts(Account account, AuthorizationPolicy policy, LocalDate today) {
        var days = policy.number(PolicyNumber.UNUSED_DAYS) + random.nextInt(-3, 3);
        return new OperatorFacts(
                account,
                "R" + account.value(),
                "B10001",
                "B10001-01",
                RoleSet.ofWords(List.of("query-officer")),
                null,
                Math.min(100, policy.gradeBFrom() + random.nextInt(-2, 6)),
                false,
                today.minusDays(days),
                null,
                null,
                null);
    }

    private Operator state(OperatorFacts facts, Instant now) {
        return switch (random.nextInt(12)) {
            case 0 -> new AppliedOperator(facts);
            case 1 -> new TrainedOperator(facts);
            case 2 -> new ApprovedOperator(facts);
            case 3 -> new LockedOperator(facts, new Lock(now));
            case 4 -> new DepartedOperator(facts, new Departure(now));
            case 5 ->
                new SuspendedOperator(
                        facts,
                        new Suspension(new Account("admin.institution"), SuspensionReason.VIOLATION_SUSPECTED, now));
            default -> new ActiveOperator(facts);
        };
    }

    private UUID campaign(String quarter, LocalDate due) {
        var id = UUID.randomUUID();
        jdbc.sql("INSERT INTO recertification (id, quarter, opened_at, due_on) VALUES (:id, :quarter, now(), :due)")
                .param("id", id)
                .param("quarter", quarter)
                .param("due", due)
                .update();
        return id;
    }

    private void ask(Account account, UUID campaign, Instant now) {
        if (random.nextInt(3) == 0) {
            return;
        }
        var answer = random.nextBoolean() ? "CONFIRM" : null;
        jdbc.sql("""
                        INSERT INTO recertification_item (
                            recertification_id, operator_account, institution_code, manager, answer, answered_by, answered_at)
                        VALUES (:campaign, :account, 'B10001', 'INSTITUTION', :answer,
                            CASE WHEN :answer::text IS NULL THEN NULL ELSE '{}'::jsonb END,
                            CASE WHEN :answer::text IS NULL THEN NULL ELSE :now::timestamptz END)
                        """)
                .param("campaign", campaign)
                .param("account", account.value())
                .param("answer", answer)
                .param("now", now.toString())
                .update();
    }
}
