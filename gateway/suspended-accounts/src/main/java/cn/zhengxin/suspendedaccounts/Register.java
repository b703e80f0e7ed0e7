package cn.zhengxin.suspendedaccounts;

import java.util.Set;

/** The register of operators, as far as it says who may not act. */
@FunctionalInterface
interface Register {

    /**
     * All accounts that may not act, read from the register's database at the moment of asking.
     *
     * @throws RuntimeException when the register does not answer
     */
    Set<String> refused();
}
