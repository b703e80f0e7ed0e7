package cn.zhengxin.authorization.decision;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.SentStatements;
import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.caller.PartyKind;
import cn.zhengxin.authorization.caller.Requester;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.decision.application.ConfirmUse;
import cn.zhengxin.authorization.decision.application.ConsumeUses;
import cn.zhengxin.authorization.decision.application.ReserveUse;
import cn.zhengxin.authorization.decision.application.ReserveUseCommand;
import cn.zhengxin.authorization.decision.application.Settlement;
import cn.zhengxin.authorization.decision.application.UseCommand;
import cn.zhengxin.authorization.decision.application.UseDecision;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.UseId;
import cn.zhengxin.authorization.inquiry.Purpose;
import cn.zhengxin.authorization.inquiry.ReportType;
import cn.zhengxin.identity.Role;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What each query of the bank pays for its authorization, in statements. */
class UseStatementsIntegrationTests extends AuthorizationServiceIntegration {

    private static final Requester QUERY_SERVICE =
            Samples.requester(new Party(PartyKind.SYSTEM, "query-service", null, null), Role.SERVICE);

    @Autowired
    private ReserveUse reserveUse;

    @Autowired
    private ConfirmUse confirmUse;

    @Autowired
    private ConsumeUses consumeUses;

    private AuthorizationId authorization;
    private ReserveUseCommand ask;
    private UseId other;

    @BeforeEach
    void authorize() {
        var journey = new Journey(api(), clock);
        var id = journey.active(2);
        var subject = journey.subjectOf(id);
        var intended = Journey.intendedUse(subject);
        authorization = new AuthorizationId(UUID.fromString(id));
        ask = new ReserveUseCommand(
                authorization,
                new UseId(UUID.randomUUID()),
                new IntendedUse(
                        new SubjectReference(subject),
                        (String) intended.get("institution"),
                        Purpose.valueOf((String) intended.get("purpose")),
                        ReportType.valueOf((String) intended.get("reportType")),
                        (String) intended.get("operatorAccount")),
                (String) intended.get("subjectNameReference"),
                QUERY_SERVICE);
        // What is read once for all is read now.
        other = new UseId(UUID.randomUUID());
        var first = new ReserveUseCommand(
                authorization, other, ask.intendedUse(), ask.subjectNameReference(), QUERY_SERVICE);
        assertThat(reserveUse.handle(first)).isInstanceOf(ReserveUse.Outcome.Decided.class);
    }

    @Test
    @DisplayName(
            "A13, Q10 · a reservation locks the authorization in the first of eight statements, and reads each thing once, the subject's ties among it")
    void reservesInEightStatements() {
        var sent = SentStatements.by(() -> assertThat(reserveUse.handle(ask))
                .isInstanceOfSatisfying(
                        ReserveUse.Outcome.Decided.class,
                        decided -> assertThat(decided.decision()).isInstanceOf(UseDecision.Granted.class)));

        assertThat(sent).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
        assertThat(sent.getFirst()).contains("FROM customer_authorization", "FOR UPDATE");
    }

    @Test
    @DisplayName("A10, A12 · a confirmation takes seven statements")
    void confirmsInSevenStatements() {
        reserveUse.handle(ask);

        var sent = SentStatements.by(
                () -> assertThat(confirmUse.handle(new UseCommand(authorization, ask.use(), QUERY_SERVICE)))
                        .isInstanceOf(UseDecision.Granted.class));

        assertThat(sent).hasSizeLessThanOrEqualTo(7).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("A13 · spending uses takes one statement for each and two for all, and none reads an authorization")
    void consumesInTwoStatementsForAll() {
        reserveUse.handle(ask);
        var spent =
                List.of(new ConsumeUses.Spent(authorization, ask.use()), new ConsumeUses.Spent(authorization, other));

        var sent = SentStatements.by(
                () -> assertThat(consumeUses.handle(spent, QUERY_SERVICE).values())
                        .allSatisfy(settled -> assertThat(settled).isInstanceOf(Settlement.Done.class)));

        assertThat(sent)
                .hasSizeLessThanOrEqualTo(2 + spent.size())
                .allSatisfy(statement -> assertThat(statement).doesNotContain("customer_authorization"));
    }
}
