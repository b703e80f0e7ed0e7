package cn.zhengxin.authorization.decision.web;

import cn.zhengxin.authorization.decision.model.IntendedUse;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** The request in the words of the model. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface IntendedUseMapper {

    @Mapping(target = "subject.value", source = "subjectReference")
    IntendedUse toIntendedUse(ReserveUseRequest request);
}
