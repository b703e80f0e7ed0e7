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
import cn.zhengxin.authorization.decision.application.ConsumeUse;
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
    private ConsumeUse consumeUse;

    private AuthorizationId authorization;
    private ReserveUseCommand ask;

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
        var other = new ReserveUseCommand(
                authorization,
                new UseId(UUID.randomUUID()),
                ask.intendedUse(),
                ask.subjectNameReference(),
                QUERY_SERVICE);
        assertThat(reserveUse.handle(other)).isInstanceOf(ReserveUse.Outcome.Decided.class);
    }

    @Test
    @DisplayName(
            "A13 · a reservation locks the authorization in the first of seven statements, and reads each thing once")
    void reservesInSevenStatements() {
        var sent = SentStatements.by(() -> assertThat(reserveUse.handle(ask))
                .isInstanceOfSatisfying(
                        ReserveUse.Outcome.Decided.class,
                        decided -> assertThat(decided.decision()).isInstanceOf(UseDecision.Granted.class)));

        assertThat(sent).hasSizeLessThanOrEqualTo(7).doesNotHaveDuplicates();
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
    @DisplayName("A13 · spending a use takes three statements, and none of them reads the authorization")
    void consumesInThreeStatements() {
        reserveUse.handle(ask);

        var sent = SentStatements.by(
                () -> assertThat(consumeUse.handle(new UseCommand(authorization, ask.use(), QUERY_SERVICE)))
                        .isInstanceOf(Settlement.Done.class));

        assertThat(sent)
                .hasSizeLessThanOrEqualTo(3)
                .allSatisfy(statement -> assertThat(statement).doesNotContain("customer_authorization"));
    }
}
