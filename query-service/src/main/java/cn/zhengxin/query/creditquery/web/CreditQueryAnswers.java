package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.idempotency.IdempotencyProblem;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.Problems;
import cn.zhengxin.query.QueryProblem;
import cn.zhengxin.query.Versions;
import cn.zhengxin.query.creditquery.application.ClaimOutcome;
import cn.zhengxin.query.creditquery.application.FindCreditQueries;
import cn.zhengxin.query.creditquery.application.GroundsOutcome;
import cn.zhengxin.query.creditquery.application.RehearsalOutcome;
import cn.zhengxin.query.creditquery.application.ReviewOutcome;
import cn.zhengxin.query.creditquery.application.SubmitOutcome;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.creditquery.model.FailureReason;
import cn.zhengxin.query.creditquery.model.Review;
import cn.zhengxin.query.creditquery.model.ReviewClaim;
import cn.zhengxin.query.creditquery.web.CreditQueryResponse.ReportSourceResponse;
import cn.zhengxin.query.inquiry.Decision;
import cn.zhengxin.query.inquiry.Reason;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The one mapping from outcomes to HTTP. */
@Component
class CreditQueryAnswers {

    private final FindCreditQueries find;
    private final CreditQueryMapper mapper;

    CreditQueryAnswers(FindCreditQueries find, CreditQueryMapper mapper) {
        this.find = find;
        this.mapper = mapper;
    }

    ResponseEntity<?> submitted(SubmitOutcome outcome) {
        return switch (outcome) {
            case SubmitOutcome.KeyUsedForAnother() -> Problems.of(IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
            case SubmitOutcome.Reached(var query, var maskedName) -> submitted(query, maskedName);
        };
    }

    /** A refusal that would come is told with 200: nothing was asked for, and nothing refused. */
    ResponseEntity<?> rehearsed(RehearsalOutcome outcome) {
        return switch (outcome) {
            case RehearsalOutcome.Decided decided ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new RehearsalResponse(
                                decided.id().value(),
                                decided.at(),
                                mapper.decision(decided.decision()),
                                decided.grant(),
                                decided.useLeft(),
                                decided.reportAtHand()));
            case RehearsalOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    private ResponseEntity<?> submitted(CreditQuery query, String maskedName) {
        return switch (query) {
            case CreditQuery.Refused refused -> refused(refused);
            case CreditQuery.Failed failed -> failed(failed);
            case CreditQuery.Submitted created -> created(created, maskedName);
            case CreditQuery.PendingReview created -> created(created, maskedName);
            case CreditQuery.ReviewRejected created -> created(created, maskedName);
            case CreditQuery.Cleared created -> created(created, maskedName);
        };
    }

    private ResponseEntity<?> created(CreditQuery query, String maskedName) {
        return ResponseEntity.created(URI.create("/api/v1/credit-queries/" + query.id()))
                .eTag(eTagOf(query))
                .body(response(query, maskedName));
    }

    ResponseEntity<?> reviewed(ReviewOutcome outcome, @Nullable Long expectedVersion) {
        return switch (outcome) {
            case ReviewOutcome.Reviewed(var query) -> reached(query);
            case ReviewOutcome.LacksBureauAccount(var query, var reason) ->
                Problems.of(
                        QueryProblem.O4,
                        mapper.reasons(List.of(reason)),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case ReviewOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ReviewOutcome.OwnQuery(var query, var reason) -> notSecondPerson(query, reason);
            case ReviewOutcome.OtherSecondPerson(var query, var reason) -> notSecondPerson(query, reason);
            case ReviewOutcome.ClaimedByAnother(var query, var claim) -> claimedByAnother(query, claim);
            case ReviewOutcome.ReviewerSuspended() -> Problems.of(QueryProblem.O11);
            case ReviewOutcome.NotOpen(var query) ->
                Problems.of(
                        QueryProblem.REVIEW_NOT_OPEN,
                        List.of(),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case ReviewOutcome.VersionOutOfDate() -> Versions.outOfDate(expectedVersion);
            case ReviewOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    ResponseEntity<?> claimed(ClaimOutcome outcome) {
        return switch (outcome) {
            case ClaimOutcome.Claimed(var query, var claim) ->
                ResponseEntity.ok().eTag(eTagOf(query)).body(mapper.claim(claim));
            case ClaimOutcome.GivenBack() -> ResponseEntity.noContent().build();
            case ClaimOutcome.HeldByAnother(var query, var claim) -> claimedByAnother(query, claim);
            case ClaimOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case ClaimOutcome.OwnQuery(var query, var reason) -> notSecondPerson(query, reason);
            case ClaimOutcome.OtherSecondPerson(var query, var reason) -> notSecondPerson(query, reason);
            case ClaimOutcome.ReviewerSuspended() -> Problems.of(QueryProblem.O11);
            case ClaimOutcome.NotOpen(var query) ->
                Problems.of(
                        QueryProblem.REVIEW_NOT_OPEN,
                        List.of(),
                        Map.of("queryId", query.id().value(), "state", query.state()));
            case ClaimOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    ResponseEntity<?> grounds(GroundsOutcome outcome) {
        return switch (outcome) {
            case GroundsOutcome.Told(var grounds) ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(new ComplianceGroundsResponse(
                                grounds.stream().sorted().toList()));
            case GroundsOutcome.NotFound() -> Problems.of(EdgeProblem.NOT_FOUND);
            case GroundsOutcome.Refused(var query, var reason) -> notSecondPerson(query, reason);
            case GroundsOutcome.ReaderSuspended() -> Problems.of(QueryProblem.O11);
            case GroundsOutcome.Undecided() -> Problems.of(EdgeProblem.DEPENDENCY_UNAVAILABLE);
        };
    }

    /** Under the code of the rule that speaks: Q4 where a reviewer is asked for, Q10 where compliance is. */
    private ResponseEntity<?> notSecondPerson(CreditQuery query, Reason reason) {
        return Problems.of(
                QueryProblem.ofRule(reason.rule()).orElse(QueryProblem.QUERY_REFUSED),
                mapper.reasons(List.of(reason)),
                Map.of("queryId", query.id().value()));
    }

    private static ResponseEntity<?> claimedByAnother(CreditQuery query, ReviewClaim claim) {
        return Problems.of(
                QueryProblem.REVIEW_CLAIMED,
                List.of(),
                Map.of("queryId", query.id().value(), "heldUntil", claim.heldUntil()));
    }

    private ResponseEntity<?> reached(CreditQuery query) {
        return switch (query) {
            case CreditQuery.Refused refused -> refused(refused);
            case CreditQuery.Failed failed -> failed(failed);
            case CreditQuery.Unsettled unsettled ->
                Problems.of(
                        QueryProblem.BUREAU_UNAVAILABLE,
                        List.of(),
                        Map.of("queryId", unsettled.id().value(), "state", unsettled.state()));
            case CreditQuery.Submitted other -> shown(other);
            case CreditQuery.PendingReview other -> shown(other);
            case CreditQuery.ReviewRejected other -> shown(other);
            case CreditQuery.Answered other -> shown(other);
            case CreditQuery.NoRecord other -> shown(other);
            case CreditQuery.Rejected other -> shown(other);
        };
    }

    ResponseEntity<?> shown(CreditQuery query) {
        return ResponseEntity.ok().eTag(eTagOf(query)).body(response(query));
    }

    /** The query exists, refused, and the answer names it; the code is that of the first rule. */
    private ResponseEntity<?> refused(CreditQuery.Refused refused) {
        Decision refusal = refused.refusal();
        QueryProblem code =
                QueryProblem.ofRule(refusal.reasons().getFirst().rule()).orElse(QueryProblem.QUERY_REFUSED);
        return Problems.of(
                code,
                mapper.reasons(refusal.reasons()),
                Map.of(
                        "queryId", refused.id().value(),
                        "state", refused.state(),
                        "policyVersion", refusal.policyVersion()));
    }

    private static ResponseEntity<?> failed(CreditQuery.Failed failed) {
        return Problems.of(
                failed.reason() == FailureReason.BUREAU_NOT_REACHED
                        ? QueryProblem.BUREAU_UNAVAILABLE
                        : EdgeProblem.DEPENDENCY_UNAVAILABLE,
                List.of(),
                Map.of("queryId", failed.id().value(), "state", failed.state()));
    }

    CreditQueryResponse response(CreditQuery query) {
        return response(query, find.maskedNameOf(query.id()));
    }

    private CreditQueryResponse response(CreditQuery query, String maskedName) {
        var particulars = query.particulars();
        return new CreditQueryResponse(
                query.id().value(),
                query.state(),
                query.decision().map(mapper::decision).orElse(null),
                particulars.reportType(),
                particulars.purpose(),
                particulars.authorization().value(),
                particulars.businessReference().value(),
                particulars.trigger(),
                new CreditQueryResponse.SubjectResponse(maskedName),
                particulars.requester().institution(),
                particulars.requester().account(),
                query.review().map(Review::reviewer).orElse(null),
                numberOf(query),
                find.reportOf(query).map(mapper::report).orElse(null),
                sourceOf(query),
                particulars.submittedAt());
    }

    private static @Nullable ReportSourceResponse sourceOf(CreditQuery query) {
        if (!(query instanceof CreditQuery.Answered answered)) {
            return null;
        }
        var earlier = answered.answeredFrom();
        return earlier == null
                ? new ReportSourceResponse(ReportSourceResponse.Kind.BUREAU, null, false)
                : new ReportSourceResponse(ReportSourceResponse.Kind.EARLIER_QUERY, earlier.value(), true);
    }

    private static @Nullable String numberOf(CreditQuery query) {
        return query instanceof CreditQuery.Cleared cleared
                ? cleared.requestNumber().value()
                : null;
    }

    private static String eTagOf(CreditQuery query) {
        return "\"" + query.version() + "\"";
    }
}
