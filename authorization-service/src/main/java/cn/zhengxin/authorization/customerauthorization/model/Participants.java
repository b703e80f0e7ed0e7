package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import org.jspecify.annotations.Nullable;

/**
 * Who had a part in an authorization before the next person acts. Whoever acts next is none of them: the witness (A4), and the
 * verifier (O1).
 *
 * @param witnessEmployeeNumber null as long as there is no witness
 */
record Participants(Party enteredBy, Party teller, @Nullable String witnessEmployeeNumber) {

    boolean include(Party person) {
        return enteredBy.isSamePersonAs(person)
                || teller.isSamePersonAs(person)
                || (witnessEmployeeNumber != null && person.isEmployee(witnessEmployeeNumber));
    }
}
