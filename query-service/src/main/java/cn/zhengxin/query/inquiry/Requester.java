package cn.zhengxin.query.inquiry;

import org.jspecify.annotations.Nullable;

/** Who asks: a person of an institution, one of its systems, or the system of a partner. */
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

    /**
     * The system of a partner institution, which the subject has named (A7).
     *
     * @param institution the partner's own code
     */
    record PartnerSystem(String account, String institution) implements Requester {}
}
