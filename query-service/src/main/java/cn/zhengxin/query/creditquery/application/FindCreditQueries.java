package cn.zhengxin.query.creditquery.application;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.CreditQueryId;
import cn.zhengxin.query.inquiry.SubjectReference;
import cn.zhengxin.query.reportvault.ReportVault;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads queries, each viewer's own share; what is not in it does not exist for them. */
@Component
public class FindCreditQueries {

    private final CreditQueries queries;
    private final QuerySubjects subjects;
    private final QueryJournal journal;
    private final ReportVault vault;
    private final InstitutionInCharge inCharge;

    public FindCreditQueries(
            CreditQueries queries,
            QuerySubjects subjects,
            QueryJournal journal,
            ReportVault vault,
            InstitutionInCharge inCharge) {
        this.queries = queries;
        this.subjects = subjects;
        this.journal = journal;
        this.vault = vault;
        this.inCharge = inCharge;
    }

    /** One query, to the requester, its reviewer, and whoever may review it. */
    public Optional<CreditQuery> one(CreditQueryId id, Viewpoint viewpoint) {
        return queries.find(id).filter(query -> isVisible(query, viewpoint));
    }

    /** Newest first. */
    public List<CreditQuery> page(
            Viewpoint viewpoint, CreditQuery.@Nullable State state, @Nullable CreditQueryId before, int limit) {
        boolean secondPerson = !viewpoint.capacities().isEmpty();
        return queries.page(
                new CreditQueries.Filter(
                        viewpoint.institution(),
                        secondPerson ? null : viewpoint.account(),
                        viewpoint.seesInstitution() ? Set.of() : viewpoint.capacities(),
                        state),
                before,
                limit);
    }

    /** The subject's name as it is shown by default (M2). */
    public String maskedNameOf(CreditQueryId id) {
        return subjects.of(id).name().masked();
    }

    /** How long its report can be seen, and how often it was (Q14); empty where there is none. */
    public Optional<ReportState> reportOf(CreditQuery query) {
        // Adopted is a report into the file of its own query's credit; whoever it answers besides sees it for its days
        // (Q9).
        return query instanceof CreditQuery.Answered answered
                ? vault.find(answered.reportOf())
                        .map(kept -> new ReportState(
                                kept.validUntil(),
                                answered.answeredFrom() == null ? kept.retainedUntil() : null,
                                kept.views()))
                : Optional.empty();
    }

    /** Every query on a subject, with the events that tell of it (D7). */
    public List<OnSubject> onSubject(SubjectReference subject) {
        var found = queries.onSubject(subject);
        Map<CreditQueryId, List<QueryJournal.Entry>> entries =
                journal.entriesOf(found.stream().map(CreditQuery::id).toList());
        return found.stream()
                .map(query -> new OnSubject(query, entries.getOrDefault(query.id(), List.of())))
                .toList();
    }

    private boolean isVisible(CreditQuery query, Viewpoint viewpoint) {
        var requester = query.particulars().requester();
        boolean asked = query.decision().filter(viewpoint::isAskedBy).isPresent();
        if (!requester.institution().equals(viewpoint.institution())) {
            // A partner's is shown to those alone who decide about it.
            return asked && inCharge.of(requester).equals(viewpoint.institution());
        }
        return asked || viewpoint.seesInstitution() || requester.account().equals(viewpoint.account());
    }

    /** What is told of a report to those who may see its query. */
    public record ReportState(Instant validUntil, @Nullable Instant retainedUntil, int views) {}

    /** A query and what was told of it, oldest first. */
    public record OnSubject(CreditQuery query, List<QueryJournal.Entry> entries) {}
}
