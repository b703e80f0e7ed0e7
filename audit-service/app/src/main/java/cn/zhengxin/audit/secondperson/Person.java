package cn.zhengxin.audit.secondperson;

import cn.zhengxin.identity.Caller;
import cn.zhengxin.identity.Terminal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A member of staff who does something that is recorded.
 *
 * @param terminal address of the machine, as far as the gateway vouched for it
 */
public record Person(
        String account,
        String employeeNumber,
        String institution,
        @Nullable String terminal) {

    public static Person of(Caller.Person caller, Optional<Terminal> terminal) {
        return new Person(
                caller.account().value(),
                caller.employeeNumber(),
                caller.institution().value(),
                terminal.map(Terminal::address).orElse(null));
    }

    /**
     * O1, O3: the same human being, under whatever account.
     *
     * @param otherNumber absent where only the account was kept, which is compared alone then
     */
    public boolean isSameAs(String otherAccount, @Nullable String otherNumber) {
        return account.equals(otherAccount) || employeeNumber.equals(otherNumber);
    }
}
