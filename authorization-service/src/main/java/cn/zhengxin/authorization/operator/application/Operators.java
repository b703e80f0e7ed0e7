package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Operator;
import java.net.InetAddress;
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

    StoredOperator replace(StoredOperator before, Operator after);

    /** O10. */
    boolean isBound(Account account, InetAddress terminal);

    /**
     * In the order of their accounts.
     *
     * @param institution only of this one; null for all
     * @param after only those that come later; null to start with the first
     */
    List<StoredOperator> page(@Nullable String institution, @Nullable Account after, int limit);
}
