package cn.zhengxin.authorization.customerauthorization.web;

import cn.zhengxin.authorization.evidence.EvidenceItem;
import java.util.List;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.ReportingPolicy;

/** Evidence in the shape of an answer. */
@Mapper(unmappedTargetPolicy = ReportingPolicy.ERROR)
interface EvidenceMapper {

    @Mapping(target = "evidenceId", source = "id.value")
    AuthorizationResponse.EvidencePart toPart(EvidenceItem item);

    List<AuthorizationResponse.EvidencePart> toParts(List<EvidenceItem> items);
}
