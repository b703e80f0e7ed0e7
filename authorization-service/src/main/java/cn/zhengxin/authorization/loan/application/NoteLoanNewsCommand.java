package cn.zhengxin.authorization.loan.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.loan.model.LoanNews;
import cn.zhengxin.authorization.loan.model.LoanReference;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The core system told something of a loan.
 *
 * @param authorization the authorization it names for the loan, null where it names none
 * @param amount in yuan, null where it tells none
 */
public record NoteLoanNewsCommand(
        LoanReference loan,
        LoanNews news,
        @Nullable AuthorizationId authorization,
        @Nullable BigDecimal amount,
        Requester requester) {}
