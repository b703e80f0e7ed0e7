package cn.zhengxin.authorization.retention.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.zhengxin.authorization.SamplePolicy;
import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.customerauthorization.model.Active;
import cn.zhengxin.authorization.customerauthorization.model.Closed;
import cn.zhengxin.authorization.customerauthorization.model.Closure;
import cn.zhengxin.authorization.customerauthorization.model.ClosureReason;
import cn.zhengxin.authorization.customerauthorization.model.CustomerAuthorization;
import cn.zhengxin.authorization.customerauthorization.model.Draft;
import cn.zhengxin.authorization.customerauthorization.model.Rejected;
import cn.zhengxin.authorization.customerauthorization.model.Signed;
import cn.zhengxin.authorization.customerauthorization.model.Verification;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawal;
import cn.zhengxin.authorization.customerauthorization.model.Withdrawn;
import cn.zhengxin.authorization.policy.PolicyNumber;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RetentionTests {

    private static final List<RetentionClass> CLASSES = List.of(
            new RetentionClass("AUTHORIZATION", RetentionClass.Applies.ALWAYS, PolicyNumber.RETENTION_YEARS, "bank"),
            new RetentionClass(
                    "IDENTITY_AND_TRANSACTION",
                    RetentionClass.Applies.USE_CONSUMED,
                    PolicyNumber.MONEY_LAUNDERING_RETENTION_YEARS,
                    "law"));

    static Stream<Arguments> files() {
        var facts = Samples.facts(Samples.content(1));
        var ended = Instant.parse("2026-11-30T16:30:00Z");
        var signature = Samples.signature(Samples.LIN, "E1009");
        var verification = new Verification(Samples.ZHAO, ended);
        // Day in China: the term's last day is over on the 25th at 00:00 there.
        return Stream.of(
                row(
                        "withdrawn",
                        new Withdrawn(facts, new Withdrawal(Samples.LIN, ended, "WR-1")),
                        false,
                        "2031-11-30T16:30:00Z"),
                row(
                        "closed",
                        new Closed(facts, new Closure(Samples.LIN, ClosureReason.SETTLED, ended)),
                        false,
                        "2031-11-30T16:30:00Z"),
                row("rejected", new Rejected(facts, signature, verification), false, "2031-11-30T16:30:00Z"),
                row(
                        "active, by the end of its term",
                        new Active(facts, signature, verification),
                        false,
                        "2031-12-24T16:00:00Z"),
                row("signed, by the end of its term", new Signed(facts, signature), false, "2031-12-24T16:00:00Z"),
                row("never signed, by the end of its term", new Draft(facts), false, "2031-12-24T16:00:00Z"),
                row(
                        "withdrawn, the bureau was asked: the longest wins",
                        new Withdrawn(facts, new Withdrawal(Samples.LIN, ended, "WR-1")),
                        true,
                        "2036-11-30T16:30:00Z"),
                row(
                        "expired, the bureau was asked",
                        new Active(facts, signature, verification),
                        true,
                        "2036-12-24T16:00:00Z"));
    }

    @ParameterizedTest(name = "A15 · {0}: due {3}")
    @MethodSource
    void files(String name, CustomerAuthorization file, boolean useConsumed, Instant due) {
        var retention = Retention.of(file, useConsumed, CLASSES, SamplePolicy.version1());

        assertThat(retention.dueAt()).as(name).isEqualTo(due);
        assertThat(retention.isDue(due)).isTrue();
        assertThat(retention.isDue(due.minusNanos(1))).isFalse();
        assertThat(retention.retentionClass()).isEqualTo(useConsumed ? "IDENTITY_AND_TRANSACTION" : "AUTHORIZATION");
    }

    @Test
    @DisplayName("A15 · without a class that applies nothing is ever due")
    void withoutClassesNothingIsDue() {
        assertThatThrownBy(() -> Retention.of(Samples.draft(), false, List.of(), SamplePolicy.version1()))
                .isInstanceOf(IllegalStateException.class);
    }

    private static Arguments row(String name, CustomerAuthorization file, boolean useConsumed, String due) {
        return Arguments.of(name, file, useConsumed, Instant.parse(due));
    }
}
