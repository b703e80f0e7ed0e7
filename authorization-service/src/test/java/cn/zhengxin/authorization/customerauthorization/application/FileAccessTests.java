package cn.zhengxin.authorization.customerauthorization.application;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.AuthorizationFacts;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.Closure;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.identity.Role;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FileAccessTests {

    private static final Party LIN = of("officer.lin", "E1001", "B10001", "B10001-01");
    private static final Party WEI = of("officer.wei", "E1007", "B10001", "B10001-02");
    private static final Party WU = of("head.wu", "E1008", "B10001", "B10001-01");
    private static final Party OTHER_HEAD = of("head.of.two", "E1088", "B10001", "B10001-02");
    private static final Party GAO = of("officer.gao", "E2001", "B20001", "B20001-01");

    static Stream<Arguments> readers() {
        var signed = new Signed(facts(LIN), Samples.signature(LIN, "E1009"));
        var draft = new Draft(facts(LIN));
        var active =
                new Active(facts(LIN), Samples.signature(LIN, "E1009"), new Verification(Samples.ZHAO, Samples.NOW));
        var rejected =
                new Rejected(facts(LIN), Samples.signature(LIN, "E1009"), new Verification(Samples.ZHAO, Samples.NOW));
        var closed = new Closed(facts(LIN), new Closure(LIN, ClosureReason.SETTLED, Samples.NOW));
        var old = new Draft(facts(new Party(PartyKind.PERSON, "officer.lin", "E1001", "B10001")));
        var otherReviewer = of("reviewer.two", "E1099", "B10001", "B10001-01");
        return Stream.of(
                row("the handler", LIN, draft, true, Role.QUERY_OFFICER),
                row("the handler, once closed", LIN, closed, true, Role.QUERY_OFFICER),
                row(
                        "another officer of the department",
                        of("o", "E3", "B10001", "B10001-01"),
                        draft,
                        false,
                        Role.QUERY_OFFICER),
                row("an officer of another department", WEI, draft, false, Role.QUERY_OFFICER),
                row("the department's head", WU, draft, true, Role.DEPARTMENT_HEAD),
                row("the department's head, once closed", WU, closed, true, Role.DEPARTMENT_HEAD),
                row("the head of another department", OTHER_HEAD, draft, false, Role.DEPARTMENT_HEAD),
                row("the department's head without the role", WU, draft, false, Role.QUERY_OFFICER),
                row("a head, when the row is older than departments", WU, old, false, Role.DEPARTMENT_HEAD),
                row(
                        "compliance",
                        of("compliance.sun", "E1005", "B10001", "B10001-09"),
                        closed,
                        true,
                        Role.COMPLIANCE_OFFICER),
                row("compliance of another institution", GAO, closed, false, Role.COMPLIANCE_OFFICER),
                row(
                        "a head of another institution",
                        of("h", "E4", "B20001", "B10001-01"),
                        draft,
                        false,
                        Role.DEPARTMENT_HEAD),
                row("a reviewer, a draft", Samples.ZHAO, draft, false, Role.REVIEWER),
                row("a reviewer, what waits for verification", Samples.ZHAO, signed, true, Role.REVIEWER),
                row("a reviewer, what they verified", Samples.ZHAO, active, true, Role.REVIEWER),
                row("a reviewer, what they rejected", Samples.ZHAO, rejected, true, Role.REVIEWER),
                row("a reviewer, what another verified", otherReviewer, active, false, Role.REVIEWER),
                row("a reviewer, what another rejected", otherReviewer, rejected, false, Role.REVIEWER),
                row("a reviewer, what was closed", Samples.ZHAO, closed, false, Role.REVIEWER),
                row("a reviewer of another institution", GAO, signed, false, Role.REVIEWER),
                row("risk", of("risk.tang", "E1009", "B10001", "B10001-01"), draft, false, Role.RISK_OFFICER),
                row("legal", of("legal.qin", "E1010", "B10001", "B10001-01"), draft, false, Role.LEGAL_REVIEWER),
                row(
                        "the subject",
                        new Party(PartyKind.SUBJECT, Samples.SUBJECT.value(), null, null),
                        active,
                        true,
                        Role.CUSTOMER),
                row(
                        "another subject",
                        new Party(PartyKind.SUBJECT, "sr_other", null, null),
                        active,
                        false,
                        Role.CUSTOMER));
    }

    @ParameterizedTest(name = "A14 · {0}: {3}")
    @MethodSource
    void readers(String who, Requester requester, CustomerAuthorization file, boolean sees) {
        assertThat(FileAccess.mayRead(requester, file)).as(who).isEqualTo(sees);
    }

    @Test
    @DisplayName("A14 · an approved access opens a file that is not one's own, and is named with the reading")
    void approvedAccessOpens() {
        var access = UUID.randomUUID();
        var stored = new StoredAuthorization(new Draft(facts(LIN)), 1);
        ApprovedAccesses toWei = (authorization, party, moment) ->
                authorization.equals(stored.id()) && party.account().equals(WEI.account())
                        ? Optional.of(access)
                        : Optional.empty();
        var opening = new FileOpening(toWei, Clock.fixed(Samples.NOW, ZoneOffset.UTC));

        assertThat(opening.of(stored, Samples.requester(WEI, Role.QUERY_OFFICER)))
                .contains(new FileOpening.Opened(access.toString()));
        assertThat(opening.of(stored, Samples.requester(LIN, Role.QUERY_OFFICER)))
                .contains(new FileOpening.Opened(null));
        assertThat(opening.of(stored, Samples.requester(GAO, Role.QUERY_OFFICER)))
                .isEmpty();
    }

    private static Arguments row(String who, Party party, CustomerAuthorization file, boolean sees, Role role) {
        return Arguments.of(who, Samples.requester(party, role), file, sees);
    }

    private static AuthorizationFacts facts(Party enteredBy) {
        var facts = Samples.facts(Samples.content(1));
        return new AuthorizationFacts(
                facts.id(),
                facts.number(),
                facts.subject(),
                facts.content(),
                enteredBy,
                facts.enteredAt(),
                facts.policyVersion());
    }

    private static Party of(String account, String employeeNumber, String institution, String branch) {
        return new Party(PartyKind.PERSON, account, employeeNumber, institution, branch);
    }
}
