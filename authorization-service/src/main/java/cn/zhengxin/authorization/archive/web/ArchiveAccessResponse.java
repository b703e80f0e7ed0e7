package cn.zhengxin.authorization.archive.web;

import cn.zhengxin.authorization.archive.application.StoredAccess;
import cn.zhengxin.authorization.archive.model.AccessDecision;
import cn.zhengxin.authorization.archive.model.AccessGround;
import cn.zhengxin.authorization.archive.model.AccessKind;
import cn.zhengxin.authorization.archive.model.GrantedAccess;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An access as it is shown. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ArchiveAccessResponse(
        UUID id,
        UUID authorizationId,
        AccessKind kind,
        ArchiveAccessState state,
        String requestedBy,
        Instant requestedAt,

        @Schema(description = "The one account that may open the file")
        String grantee,

        @Schema(description = "Absent in lists, and once the file is destroyed") @Nullable String reason,

        @Nullable AuthorityPart authority,
        boolean documentOnFile,
        List<DecisionPart> decisions,
        @Schema(description = "Once granted") @Nullable Instant openUntil,
        @Schema(description = "Computed when asked") boolean open) {

    /** The outside authority and its document. */
    @Schema(name = "OutsideAuthority")
    record AuthorityPart(String name, String documentKind, String documentNumber, String caseNumber) {}

    /** One approver's decision. */
    @Schema(name = "AccessDecision")
    record DecisionPart(String by, AccessDecision.Verdict decision, Instant at) {}

    static ArchiveAccessResponse of(StoredAccess stored, Optional<AccessGround> ground, Instant now) {
        var access = stored.access();
        var facts = access.facts();
        var granted = access instanceof GrantedAccess found ? found : null;
        return new ArchiveAccessResponse(
                facts.id().value(),
                facts.authorization().value(),
                facts.kind(),
                ArchiveAccessState.of(access),
                facts.requestedBy().account(),
                facts.requestedAt(),
                facts.grantee().account(),
                ground.map(AccessGround::reason).orElse(null),
                ground.flatMap(known -> Optional.ofNullable(known.authority()))
                        .map(document -> new AuthorityPart(
                                document.authority(), document.kind(), document.number(), document.caseNumber()))
                        .orElse(null),
                stored.documentOnFile(),
                access.decisions().stream()
                        .map(decision -> new DecisionPart(decision.by().account(), decision.verdict(), decision.at()))
                        .toList(),
                granted == null ? null : granted.until(),
                granted != null && granted.isOpenAt(now));
    }

    @Override
    public String toString() {
        return "ArchiveAccessResponse[" + id + ", " + state + "]";
    }
}
