package cn.zhengxin.authorization.terminal;

import cn.zhengxin.authorization.operator.model.Account;
import java.net.InetAddress;
import java.util.List;

/** Which machines are bound to whom (O10). */
interface Terminals {

    /** False when bound already. */
    boolean bind(Account account, InetAddress address);

    /** False when not bound. */
    boolean release(Account account, InetAddress address);

    List<InetAddress> of(Account account);
}
