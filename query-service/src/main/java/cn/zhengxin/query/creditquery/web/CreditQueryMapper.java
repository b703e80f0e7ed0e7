package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.identity.Reason;
import cn.zhengxin.query.ReasonMapper;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.NoticeStates;
import cn.zhengxin.query.creditquery.application.QueryJournal;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.inquiry.Decision;
import java.util.List;
import org.mapstruct.InjectionStrategy;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.MappingConstants;
import org.mapstruct.ReportingPolicy;

/** Shapes that are near-equal; a target that nothing fills is an error. */
@Mapper(
        componentModel = MappingConstants.ComponentModel.SPRING,
        injectionStrategy = InjectionStrategy.CONSTRUCTOR,
        uses = ReasonMapper.class,
        unmappedTargetPolicy = ReportingPolicy.ERROR)
interface CreditQueryMapper {

    CreditQueryResponse.DecisionResponse decision(Decision decision);

    List<Reason> reasons(List<cn.zhengxin.query.inquiry.Reason> reasons);

    @Mapping(target = "time", source = "at")
    SubjectQueriesResponse.Event event(QueryJournal.Entry entry);

    CreditQueryResponse.ReportStateResponse report(FindCreditQueries.ReportState report);

    ReviewClaimResponse claim(ReviewClaim claim);

    SubjectQueriesResponse.Notice notice(NoticeStates.NoticeTold told);
}
