package cn.zhengxin.authorization.identityprovider.application;

import cn.zhengxin.authorization.operator.model.Account;
import java.time.Instant;

/** Somebody signed in. Who else than operators sign in there is told as well; the register does not know them. */
public record SignIn(Account account, Instant at) {}
