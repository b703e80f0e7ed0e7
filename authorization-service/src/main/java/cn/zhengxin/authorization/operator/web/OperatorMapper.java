package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Grade;
import cn.zhengxin.authorization.operator.model.OperatorFacts;
import cn.zhengxin.authorization.operator.model.Standing;
import cn.zhengxin.authorization.operator.model.Suspension;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** Operators in the shape of answers. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface OperatorMapper {

    @Mapping(target = "suspension", source = "suspension")
    OperatorResponse toResponse(
            OperatorFacts facts, OperatorResponse.OperatorState state, Grade grade, @Nullable Suspension suspension);

    StandingResponse toResponse(Standing standing);

    OperatorResponse.SuspensionPart toPart(Suspension suspension);

    default String toText(Account account) {
        return account.value();
    }
}
