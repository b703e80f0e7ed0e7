package cn.zhengxin.authorization.caller;

import org.jspecify.annotations.Nullable;

/**
 * Who did something: a member of staff, a system, or the subject.
 *
 * @param account account name of staff and systems, pseudonym of a subject
 * @param employeeNumber staff only (O3)
 * @param institution staff and systems
 * @param branch where they work (A14), staff only; null also where the record is older than this member
 */
public record Party(
        PartyKind kind,
        String account,
        @Nullable String employeeNumber,
        @Nullable String institution,
        @Nullable String branch) {

    /** A party of no known branch. */
    public Party(PartyKind kind, String account, @Nullable String employeeNumber, @Nullable String institution) {
        this(kind, account, employeeNumber, institution, null);
    }

    public boolean isOf(String institutionCode) {
        return institutionCode.equals(institution);
    }

    /** The employee with this number, under whatever account (O3). */
    public boolean isEmployee(String number) {
        return number.equals(employeeNumber);
    }

    /** The same human being: the same account, or another account of the same employee. */
    public boolean isSamePersonAs(Party other) {
        return account.equals(other.account) || (employeeNumber != null && other.isEmployee(employeeNumber));
    }
}
