package cn.zhengxin.dispute.dispute.web;

import cn.zhengxin.dispute.deadline.DeadlinePolicies;
import cn.zhengxin.dispute.deadline.Punctuality;
import cn.zhengxin.dispute.dispute.application.ListDisputes;
import cn.zhengxin.dispute.dispute.application.ShowDispute;
import cn.zhengxin.dispute.dispute.model.Decision;
import cn.zhengxin.dispute.dispute.model.Dispute;
import cn.zhengxin.dispute.dispute.model.DisputeId;
import cn.zhengxin.dispute.dispute.web.DisputeDetailResponse.DecisionResponse;
import cn.zhengxin.dispute.dispute.web.DisputeResponse.EvidenceResponse;
import cn.zhengxin.dispute.dispute.web.DisputeResponse.Outcome;
import cn.zhengxin.dispute.dispute.web.DisputeResponse.PeriodResponse;
import cn.zhengxin.dispute.dispute.web.DisputeResponse.State;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns disputes into answers. Mapped by hand: what is shown of personal data is decided here, field by field. */
@Component
class DisputeResponses {

    private final DeadlinePolicies policies;
    private final Clock clock;

    DisputeResponses(DeadlinePolicies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    DisputeListResponse of(ListDisputes.Page page) {
        return new DisputeListResponse(
                page.disputes().stream().map(this::of).toList(),
                page.next().map(DisputeId::value).orElse(null));
    }

    DisputeResponse of(Dispute dispute) {
        return switch (dispute) {
            case Dispute.Filed _ -> response(dispute, State.FILED, null, null, null);
            case Dispute.Accepted accepted ->
                response(dispute, State.ACCEPTED, accepted.acceptance().at(), null, null);
            case Dispute.Decided decided ->
                response(
                        dispute,
                        State.DECIDED,
                        decided.acceptance().at(),
                        decided.deciding().at(),
                        outcome(decided.decision()));
        };
    }

    DisputeDetailResponse of(ShowDispute.Shown shown) {
        var statement = shown.statement();
        return new DisputeDetailResponse(
                of(shown.dispute()),
                statement.accountReference(),
                statement.text(),
                statement.agent() != null,
                decision(shown.dispute()));
    }

    private DisputeResponse response(
            Dispute dispute,
            State state,
            @Nullable Instant acceptedAt,
            @Nullable Instant decidedAt,
            @Nullable Outcome outcome) {
        var details = dispute.details();
        var moment = decidedAt == null ? clock.instant() : decidedAt;
        return new DisputeResponse(
                details.id().value(),
                state,
                details.receivedAt(),
                details.dueDate(),
                Punctuality.at(moment, details.dueDate(), policies.version(details.policyVersion())),
                details.institution(),
                details.businessType(),
                details.queryId(),
                details.itemPath(),
                new PeriodResponse(details.period().from(), details.period().to()),
                details.evidence().stream()
                        .map(evidence -> new EvidenceResponse(
                                evidence.id().value(), evidence.kind().name(), evidence.mediaType(), evidence.size()))
                        .toList(),
                details.policyVersion(),
                acceptedAt,
                decidedAt,
                outcome);
    }

    private static @Nullable DecisionResponse decision(Dispute dispute) {
        return switch (dispute) {
            case Dispute.Filed _, Dispute.Accepted _ -> null;
            case Dispute.Decided decided ->
                switch (decided.decision()) {
                    case Decision.Corrected corrected ->
                        new DecisionResponse(
                                Outcome.CORRECTED, corrected.remark(), corrected.receipt(), corrected.overrunReason());
                    case Decision.Upheld upheld ->
                        new DecisionResponse(Outcome.UPHELD, upheld.reason(), null, upheld.overrunReason());
                };
        };
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case Decision.Corrected _ -> Outcome.CORRECTED;
            case Decision.Upheld _ -> Outcome.UPHELD;
        };
    }
}
