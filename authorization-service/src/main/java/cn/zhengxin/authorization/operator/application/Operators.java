package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.AccountLimits;
import cn.zhengxin.authorization.operator.model.Operator;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of operators. */
public interface Operators {

    Optional<StoredOperator> find(Account account);

    /** The one account of an employee (O3). */
    Optional<StoredOperator> findByEmployeeNumber(String employeeNumber);

    /** As {@link #find(Account)}, and nobody else changes it before the caller's transaction ends. */
    Optional<StoredOperator> findForChange(Account account);

    /** As {@link #findByEmployeeNumber(String)}, and nobody else changes it before the caller's transaction ends. */
    Optional<StoredOperator> findByEmployeeNumberForChange(String employeeNumber);

    /** O3: empty when the account or the employee number is taken, also by somebody who came first by a moment. */
    Optional<StoredOperator> enter(Operator operator);

    StoredOperator replace(StoredOperator before, Operator after);

    /** O7: notes the day an account worked, once a day. What an account may do does not change by it, nor does its version. */
    void used(Account account, LocalDate day);

    /**
     * In the order of their accounts.
     *
     * @param institution only of this one; null for all
     * @param after only those that come later; null to start with the first
     */
    List<StoredOperator> page(@Nullable String institution, @Nullable Account after, int limit);

    /** O7: active accounts that are unused for too long. */
    List<Account> activeUnused(AccountLimits limits, int limit);

    /** O8: active accounts about which a campaign that ended before this day got no answer. */
    List<Account> activeNotRecertifiedBefore(LocalDate day, int limit);

    /** Everybody entered for a branch, whatever their state. */
    List<Account> ofBranch(String branch);
}
