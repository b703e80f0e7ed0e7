package cn.zhengxin.query.adoption.web;

import cn.zhengxin.query.adoption.Adoption;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report's way into a credit file.
 *
 * @param decidedBy the second person; absent while it waits, and where a system adopted
 * @param retainedUntil when the key of the adopted report is destroyed
 * @param policyVersion the policy data that was worked out under
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AdoptionResponse(
        UUID queryId,
        State state,
        String businessReference,
        LocalDate creditGrantedOn,
        LocalDate creditEndsOn,
        String proposedBy,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable Instant retainedUntil,
        @Nullable Integer policyVersion) {

    enum State {
        PROPOSED,
        ADOPTED,
        TURNED_DOWN
    }

    static AdoptionResponse of(CreditQuery query, Adoption adoption) {
        return switch (adoption) {
            case Adoption.Proposed proposed -> of(query, proposed, State.PROPOSED, null, null, null, null);
            case Adoption.Adopted adopted ->
                of(
                        query,
                        adopted,
                        State.ADOPTED,
                        adopted.decidedBy(),
                        adopted.decidedAt(),
                        adopted.retainedUntil(),
                        adopted.policyVersion());
            case Adoption.TurnedDown turnedDown ->
                of(query, turnedDown, State.TURNED_DOWN, turnedDown.decidedBy(), turnedDown.decidedAt(), null, null);
        };
    }

    private static AdoptionResponse of(
            CreditQuery query,
            Adoption adoption,
            State state,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            @Nullable Instant retainedUntil,
            @Nullable Integer policyVersion) {
        return new AdoptionResponse(
                query.id().value(),
                state,
                query.particulars().businessReference().value(),
                adoption.credit().grantedOn(),
                adoption.credit().endsOn(),
                adoption.proposedBy(),
                adoption.proposedAt(),
                decidedBy,
                decidedAt,
                retainedUntil,
                policyVersion);
    }
}
