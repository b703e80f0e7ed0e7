package cn.zhengxin.audit.alert.web;

import cn.zhengxin.audit.alert.model.Alert;
import cn.zhengxin.audit.alert.model.AlertClock;
import cn.zhengxin.audit.alert.model.AlertLevel;
import cn.zhengxin.audit.alert.model.AlertState;
import cn.zhengxin.audit.alert.model.AlertTerms;
import cn.zhengxin.audit.alert.model.Finding;
import cn.zhengxin.audit.alert.model.Step;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert and what became of it.
 *
 * @param evidence places of records in the ledger
 * @param overdue the clocks that still run although their time is over
 * @param finding proposed, or agreed to once the alert is closed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertResponse(
        UUID id,
        AlertState state,
        String indicator,
        AlertLevel level,
        boolean accountFrozen,
        String account,
        @Nullable String employeeNumber,
        @Nullable String institution,
        List<Long> evidence,
        String explanation,
        Instant raisedAt,
        Instant firstCheckDueAt,
        Instant findingDueAt,
        List<AlertClock> overdue,
        @Nullable String checkedBy,
        @Nullable Instant checkedAt,
        @Nullable FindingResponse finding,
        @Nullable String proposedBy,
        @Nullable Instant proposedAt,
        @Nullable String agreedBy,
        @Nullable Instant closedAt) {

    AlertResponse {
        evidence = List.copyOf(evidence);
        overdue = List.copyOf(overdue);
    }

    static AlertResponse of(Alert alert, AlertTerms terms, Instant now) {
        Step check = null;
        Finding finding = null;
        Step proposal = null;
        Step agreement = null;
        switch (alert) {
            case Alert.Raised raised -> {}
            case Alert.Checked checked -> check = checked.check();
            case Alert.Judged judged -> {
                check = judged.check();
                finding = judged.finding();
                proposal = judged.proposal();
            }
            case Alert.Closed closed -> {
                check = closed.check();
                finding = closed.finding();
                proposal = closed.proposal();
                agreement = closed.agreement();
            }
        }
        var facts = alert.facts();
        return new AlertResponse(
                facts.id().value(),
                alert.state(),
                facts.indicator(),
                facts.level(),
                facts.level().freezes(),
                facts.account(),
                facts.employeeNumber(),
                facts.institution(),
                facts.evidence(),
                facts.explanation(),
                facts.raisedAt(),
                terms.dueAt(AlertClock.FIRST_CHECK, facts.raisedAt()),
                terms.dueAt(AlertClock.FINDING, facts.raisedAt()),
                List.copyOf(terms.overdue(alert, now)),
                check == null ? null : check.account(),
                check == null ? null : check.at(),
                finding == null ? null : FindingResponse.of(finding),
                proposal == null ? null : proposal.account(),
                proposal == null ? null : proposal.at(),
                agreement == null ? null : agreement.account(),
                agreement == null ? null : agreement.at());
    }
}
