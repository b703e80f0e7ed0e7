package cn.zhengxin.dispute.subjectrights;

import cn.zhengxin.dispute.requester.Requester;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Shows a person every query made on them, each with a proof they can verify themselves (D7). */
@Service
class ShowQueriesOnMe {

    private final QueriesOnSubject queries;
    private final AuditProofs proofs;

    ShowQueriesOnMe(QueriesOnSubject queries, AuditProofs proofs) {
        this.queries = queries;
        this.proofs = proofs;
    }

    /** A query and its proof, which is absent while the ledger has not recorded the query yet. */
    record ProvenQuery(QueryOnSubject query, Optional<Map<String, Object>> proof) {}

    /** A page, and where the next one begins. */
    record Page(List<ProvenQuery> queries, Optional<UUID> next) {}

    Page handle(Requester.Subject subject, @Nullable UUID cursor, int limit) {
        var all = queries.of(subject.subjectReference());
        var rest = cursor == null
                ? all
                : all.stream()
                        .dropWhile(query -> !query.id().equals(cursor))
                        .skip(1)
                        .toList();
        var page = rest.stream()
                .limit(limit)
                .map(query -> new ProvenQuery(query, proofs.of(query.eventId())))
                .toList();
        return new Page(
                page, rest.size() > limit ? Optional.of(page.getLast().query().id()) : Optional.empty());
    }
}
