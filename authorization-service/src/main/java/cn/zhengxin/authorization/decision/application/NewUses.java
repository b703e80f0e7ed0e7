package cn.zhengxin.authorization.decision.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.decision.model.IntendedUse;
import cn.zhengxin.authorization.decision.model.SubjectTie;
import cn.zhengxin.authorization.decision.model.UseAsk;
import cn.zhengxin.authorization.policy.AuthorizationPolicies;
import cn.zhengxin.authorization.policy.AuthorizationPolicy;
import cn.zhengxin.authorization.policy.RuleCode;
import cn.zhengxin.workingcalendar.WorkingCalendar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * Q1, A12, A13: judges a use that nobody holds yet, for who reserves it and for who only examines it, so that both are told the same.
 * What sets them apart is that the one has the ground locked and the other has not.
 *
 * <p>No rule about a use asks which templates are in use, so the policies are taken as they are written.
 */
@Service
public class NewUses {

    private final Uses uses;
    private final SubjectTies ties;
    private final AuthorizationPolicies policies;
    private final WorkingCalendar calendar;
    private final Clock clock;

    public NewUses(
            Uses uses,
            SubjectTies ties,
            @Qualifier("jdbcAuthorizationPolicies") AuthorizationPolicies policies,
            WorkingCalendar calendar,
            Clock clock) {
        this.uses = uses;
        this.ties = ties;
        this.policies = policies;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What the rules say of one use more.
     *
     * @param policy the version that it was judged under
     * @param at the moment that it was judged for
     * @param refusals every rule that refuses; empty when none does
     * @param tie what the subject is to whoever asks, whatever the rules say
     */
    record Judgement(AuthorizationPolicy policy, Instant at, List<RuleCode> refusals, SubjectTie tie) {
        Judgement {
            refusals = List.copyOf(refusals);
        }
    }

    /** At this moment, by the uses that are taken now. */
    Judgement judge(
            AuthorizationId authorization, Optional<UseGround> ground, IntendedUse use, String subjectNameReference) {
        var now = clock.instant();
        var policy = policies.at(now);
        var refusals = ground.map(found -> found.refusals(new UseAsk(
                        use,
                        subjectNameReference,
                        uses.takenOf(authorization),
                        found.root().map(uses::takenOf).orElse(0L),
                        policy,
                        calendar,
                        now)))
                // Unknown, and known under another name, looks like not covered: no oracle of existence.
                .orElse(List.of(RuleCode.Q1));
        return new Judgement(policy, now, refusals, ties.of(use));
    }
}
