package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.operator.model.Account;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** One operator, for whoever may see the account (O2). */
@Service
public class ReadOperator {

    private final Operators operators;

    public ReadOperator(Operators operators) {
        this.operators = operators;
    }

    /** Empty when unknown, or not this requester's to see. */
    public Optional<StoredOperator> handle(Requester requester, Account account) {
        return operators.find(account).filter(stored -> OperatorVisibility.maySee(requester, stored.facts()));
    }
}
