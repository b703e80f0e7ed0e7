package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.loan.model.AssetClass;
import cn.zhengxin.authorization.loan.model.Loan;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A loan that its customer has confirmed. */
@Schema(name = "ConfirmedLoan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConfirmedLoanResponse(
        String loanReference,
        @Nullable AssetClass assetClass,
        boolean dormant,
        @Nullable Instant lastMovementAt,
        @Nullable Instant confirmedAt) {

    static ConfirmedLoanResponse of(Loan loan) {
        var facts = loan.facts();
        return new ConfirmedLoanResponse(
                loan.reference().value(),
                facts.assetClass(),
                facts.dormant(),
                loan.lastMovementAt(),
                loan.confirmedAt());
    }
}
