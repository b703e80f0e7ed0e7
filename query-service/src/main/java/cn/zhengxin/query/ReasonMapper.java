package cn.zhengxin.query;

import cn.zhengxin.identity.Reason;
import org.mapstruct.Mapper;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** The one way a rule's reason goes into an answer; a target that nothing fills is an error. */
@Mapper(componentModel = MappingConstants.ComponentModel.SPRING, unmappedTargetPolicy = ReportingPolicy.ERROR)
public interface ReasonMapper {

    Reason reason(cn.zhengxin.query.inquiry.Reason reason);
}
