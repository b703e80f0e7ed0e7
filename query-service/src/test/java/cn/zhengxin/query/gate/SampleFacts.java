package cn.zhengxin.query.gate;

import cn.zhengxin.query.Workbench;
import cn.zhengxin.query.inquiry.BusinessReference;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import cn.zhengxin.query.inquiry.Requester;
import cn.zhengxin.query.inquiry.Trigger;
import cn.zhengxin.query.reportvault.ReportAtHand;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Facts for tests that have no gathering; the one place that names every component. */
public final class SampleFacts {

    private static final History NOTHING_BEFORE = new History(0, 0, List.of(), List.of());

    private SampleFacts() {}

    /** Of a loan application, with nothing in its background. */
    public static GateFacts of(
            Requester requester,
            @Nullable Standing standing,
            PermissionAnswer permission,
            Instant at,
            History history,
            boolean workingDay,
            List<GrantInForce> grants) {
        return of(
                asked(requester, Purpose.LOAN_APPLICATION, null, at),
                standing,
                permission,
                history,
                workingDay,
                grants,
                Background.NOTHING);
    }

    /** Of whatever is asked, in order but for its background. */
    static GateFacts of(Asked asked, Background background) {
        return of(asked, standingOf(asked.requester()), NOTHING_BEFORE, background);
    }

    /** Of whatever is asked, permitted on a working day without a grant. */
    static GateFacts of(Asked asked, @Nullable Standing standing, History history, Background background) {
        return of(asked, standing, new PermissionAnswer.Granted(), history, true, List.of(), background);
    }

    /** As they are, but that the authorization's owner says otherwise. */
    static GateFacts with(PermissionAnswer permission, GateFacts facts) {
        return of(
                facts.asked(),
                facts.standing(),
                permission,
                facts.history(),
                facts.workingDay(),
                facts.grants(),
                facts.background());
    }

    private static GateFacts of(
            Asked asked,
            @Nullable Standing standing,
            PermissionAnswer permission,
            History history,
            boolean workingDay,
            List<GrantInForce> grants,
            Background background) {
        return new GateFacts(asked, standing, permission, history, workingDay, grants, background);
    }

    static Asked asked(Requester requester, Purpose purpose, @Nullable Trigger trigger, Instant at) {
        return new Asked(
                requester,
                Workbench.AUTHORIZATION,
                Workbench.SUBJECT,
                purpose,
                ReportType.PERSONAL,
                new BusinessReference("LN-2026-000123"),
                trigger,
                at);
    }

    /** How often the loan was looked after before. */
    static History lookedAfter(List<Instant> before) {
        return new History(0, 0, List.of(), before);
    }

    static Background background(
            @Nullable LoanStanding loan, @Nullable ReportAtHand report, Set<ComplianceGround> grounds) {
        return new Background(loan, report, grounds);
    }

    private static @Nullable Standing standingOf(Requester requester) {
        return switch (requester) {
            case Requester.Officer officer -> new Standing.Known(true, "A", true, true, "B10001");
            case Requester.LendingSystem system -> null;
            case Requester.PartnerSystem partner -> null;
        };
    }
}
