package cn.zhengxin.dispute.subjectrights;

import cn.zhengxin.identity.DependencyUnavailable;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClient;

final class RestQueriesOnSubject implements QueriesOnSubject {

    private final RestClient queryService;

    RestQueriesOnSubject(RestClient queryService) {
        this.queryService = queryService;
    }

    /** The members of the answer that matter here; others may be added. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Answer(List<Item> items) {}

    /** One query in the answer. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Item(
            UUID id,
            Instant time,
            String institution,
            String purpose,
            @Nullable String authorizationId,
            String state,
            @Nullable String reportType,
            UUID eventId) {}

    @Override
    public List<QueryOnSubject> of(String subjectReference) {
        var answer = queryService
                .get()
                .uri("/internal/v1/subjects/{subjectReference}/queries", subjectReference)
                .retrieve()
                .body(Answer.class);
        if (answer == null) {
            throw new DependencyUnavailable("query-service");
        }
        return answer.items().stream()
                .map(item -> new QueryOnSubject(
                        item.id(),
                        item.time(),
                        item.institution(),
                        item.purpose(),
                        item.authorizationId(),
                        item.state(),
                        item.reportType(),
                        item.eventId()))
                .sorted(Comparator.comparing(QueryOnSubject::time)
                        .thenComparing(QueryOnSubject::id)
                        .reversed())
                .toList();
    }
}
