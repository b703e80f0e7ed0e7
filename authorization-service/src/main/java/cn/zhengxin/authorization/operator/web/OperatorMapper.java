package cn.zhengxin.authorization.operator.web;

import cn.zhengxin.authorization.operator.model.Account;
import cn.zhengxin.authorization.operator.model.Standing;
import org.mapstruct.Mapper;
import org.mapstruct.ReportingPolicy;

/** Standing in the shape of answers. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface OperatorMapper {

    StandingResponse toResponse(Standing standing);

    default String toText(Account account) {
        return account.value();
    }
}
