package cn.zhengxin.query.disclosure.web;

import cn.zhengxin.query.disclosure.Watermark;
import cn.zhengxin.query.disputemark.DisputeMark;
import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Shapes that are near-equal; a target that nothing fills is an error. */
@Mapper(componentModel = MappingConstants.ComponentModel.SPRING, unmappedTargetPolicy = ReportingPolicy.ERROR)
interface ReportMapper {

    ReportResponse.WatermarkResponse watermark(Watermark watermark);

    @Mapping(target = "disputeId", source = "dispute")
    ReportResponse.DisputeMarkResponse mark(DisputeMark mark);

    List<ReportResponse.DisputeMarkResponse> marks(List<DisputeMark> marks);
}
