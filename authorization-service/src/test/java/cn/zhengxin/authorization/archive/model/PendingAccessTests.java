package cn.zhengxin.authorization.archive.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PendingAccessTests {

    private static final Party WEI = new Party(PartyKind.PERSON, "officer.wei", "E1007", "B10001");
    private static final Party TANG = new Party(PartyKind.PERSON, "risk.tang", "E1009", "B10001");
    private static final Party QIN = new Party(PartyKind.PERSON, "legal.qin", "E1010", "B10001");
    private static final Party XU = new Party(PartyKind.PERSON, "legal.xu", "E1011", "B10001");
    private static final Duration LASTING = Duration.ofHours(24);

    static Stream<Arguments> decisions() {
        var department = pending(AccessKind.DEPARTMENT, Samples.LIN, false);
        var authority = pending(AccessKind.AUTHORITY, WEI, true);
        var half = pending(AccessKind.AUTHORITY, WEI, true, approval(QIN));
        return Stream.of(
                row("another department's, by a risk officer", department, approval(TANG), "GrantedAccess"),
                row("another department's, rejected", department, rejection(TANG), "RefusedAccess"),
                row("another department's, by whoever asked", department, approval(Samples.LIN), "NotIndependent"),
                row(
                        "another department's, by another account of whoever asked",
                        department,
                        approval(new Party(PartyKind.PERSON, "lin.two", "E1001", "B10001")),
                        "NotIndependent"),
                row("an authority's, by a first legal reviewer", authority, approval(QIN), "PendingAccess"),
                row("an authority's, by a second", half, approval(XU), "GrantedAccess"),
                row("an authority's, rejected by the second", half, rejection(XU), "RefusedAccess"),
                row("an authority's, by the same reviewer twice", half, approval(QIN), "NotIndependent"),
                row("an authority's, by whoever entered it", authority, approval(Samples.LIN), "NotIndependent"),
                row("an authority's, by whoever would open the file", authority, approval(WEI), "NotIndependent"),
                row(
                        "an authority's, without its document",
                        pending(AccessKind.AUTHORITY, WEI, false),
                        approval(QIN),
                        "NothingToDecideOn"));
    }

    @ParameterizedTest(name = "A14, O1 · {0}: {3}")
    @MethodSource
    void decisions(String name, PendingAccess access, AccessDecision decision, String outcome) {
        var examination = access.decide(decision, LASTING);

        var seen = examination instanceof PendingAccess.Examination.Kept kept ? kept.access() : examination;
        assertThat(seen.getClass().getSimpleName()).as(name).isEqualTo(outcome);
    }

    @Test
    @DisplayName("A14 · an access lasts for the hours of the policy, computed from its last approval")
    void lastsForHours() {
        var kept = (PendingAccess.Examination.Kept)
                pending(AccessKind.DEPARTMENT, Samples.LIN, false).decide(approval(TANG), LASTING);
        var granted = (GrantedAccess) kept.access();

        assertThat(granted.isOpenAt(Samples.NOW.plus(LASTING).minusNanos(1))).isTrue();
        assertThat(granted.isOpenAt(Samples.NOW.plus(LASTING))).isFalse();
    }

    private static Arguments row(String name, PendingAccess access, AccessDecision decision, String outcome) {
        return Arguments.of(name, access, decision, outcome);
    }

    private static AccessDecision approval(Party by) {
        return new AccessDecision(by, AccessDecision.Verdict.APPROVE, Samples.NOW);
    }

    private static AccessDecision rejection(Party by) {
        return new AccessDecision(by, AccessDecision.Verdict.REJECT, Samples.NOW);
    }

    private static PendingAccess pending(
            AccessKind kind, Party grantee, boolean documentOnFile, AccessDecision... earlier) {
        return new PendingAccess(
                new AccessFacts(
                        new ArchiveAccessId(UUID.randomUUID()),
                        new AuthorizationId(UUID.randomUUID()),
                        "B10001",
                        kind,
                        Samples.LIN,
                        Samples.NOW,
                        grantee,
                        1),
                List.of(earlier),
                documentOnFile);
    }
}
