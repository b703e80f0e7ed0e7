package cn.zhengxin.authorization.operator.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.net.InetAddress;

/** O10: from which machines an operator may work. Answered by the room that binds them. */
public interface BoundTerminals {

    boolean isBound(Account account, InetAddress terminal);
}
