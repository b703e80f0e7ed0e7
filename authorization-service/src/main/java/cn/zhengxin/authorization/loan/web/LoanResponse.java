package cn.zhengxin.authorization.loan.web;

import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.loan.model.AssetClass;
import cn.zhengxin.authorization.loan.model.Loan;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of the loan an authorization is for. */
@Schema(name = "Loan")
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoanResponse(
        UUID authorizationId,
        String loanReference,

        @Schema(description = "Why the loan ended; absent while it goes on") @Nullable ClosureReason ended,

        @Schema(description = "Absent before the first classification") @Nullable AssetClass assetClass,

        boolean dormant) {

    static LoanResponse of(UUID authorization, Loan loan) {
        var facts = loan.facts();
        return new LoanResponse(
                authorization, loan.reference().value(), facts.ended(), facts.assetClass(), facts.dormant());
    }
}
