package cn.zhengxin.authorization.customerauthorization.persistence;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.customerauthorization.application.Colleagues;
import cn.zhengxin.authorization.operator.application.Operators;
import cn.zhengxin.authorization.operator.application.StoredOperator;
import cn.zhengxin.authorization.operator.model.ActiveOperator;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Colleagues are the active operators of the institution. */
@Component
class RegisteredColleagues implements Colleagues {

    private final Operators operators;

    RegisteredColleagues(Operators operators) {
        this.operators = operators;
    }

    @Override
    public Optional<Party> find(String employeeNumber, String institution) {
        return operators
                .findByEmployeeNumber(employeeNumber)
                .filter(stored -> stored.operator() instanceof ActiveOperator)
                .map(StoredOperator::facts)
                .map(facts -> new Party(
                        PartyKind.PERSON,
                        facts.account().value(),
                        facts.employeeNumber(),
                        facts.institution(),
                        facts.branch()))
                .filter(party -> party.isOf(institution));
    }
}
