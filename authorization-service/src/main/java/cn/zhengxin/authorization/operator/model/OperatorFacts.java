package cn.zhengxin.authorization.operator.model;

import org.jspecify.annotations.Nullable;

/**
 * What stays the same whether an operator is suspended or not.
 *
 * @param employeeNumber the person behind the account (O3)
 * @param administratorTier null for everybody who manages nobody
 * @param bureauAccountMapped whether queries have an account at the bureau to run under (O4); which one is shown to nobody
 */
public record OperatorFacts(
        Account account,
        String employeeNumber,
        String institution,
        String branch,
        @Nullable AdministratorTier administratorTier,
        int points,
        boolean bureauAccountMapped) {}
