package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.Nullable;

/** Who asks: a person of an institution, or one of its systems. */
public sealed interface Requester {

    String account();

    String institution();

    /** An officer at a terminal. */
    record Officer(
            String account,
            String employeeNumber,
            String institution,
            String branch,
            @Nullable String terminal) implements Requester {}

    /** A system of the institution, such as loan origination. */
    record LendingSystem(String account, String institution) implements Requester {}
}
