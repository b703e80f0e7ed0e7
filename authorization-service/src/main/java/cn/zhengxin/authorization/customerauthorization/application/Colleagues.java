package cn.zhengxin.authorization.customerauthorization.application;

import cn.zhengxin.authorization.caller.Party;
import java.util.Optional;

/** Who works at an institution at this moment, as the register of operators has it. */
public interface Colleagues {

    /** The employee with the number; empty for whoever is unknown, suspended, or of another institution. */
    Optional<Party> find(String employeeNumber, String institution);
}
