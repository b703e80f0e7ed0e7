package cn.zhengxin.suspendedaccounts;

/** The register of operators, as far as it says who may not act and whose tokens say too much. */
@FunctionalInterface
interface Register {

    /**
     * All that is refused, read from the register's database at the moment of asking.
     *
     * @throws RuntimeException when the register does not answer
     */
    Refusals refused();
}
