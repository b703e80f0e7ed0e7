package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.creditquery.application.NoticeStates;
import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every query on a subject, for the service that answers the subject (D7). */
record SubjectQueriesResponse(String subjectReference, List<Item> items) {

    SubjectQueriesResponse {
        items = List.copyOf(items);
    }

    /**
     * One query.
     *
     * @param eventId of the event that settled the query, or of the last one so far
     * @param notice whether the subject was told (Q13); absent when none is owed, and when none may be told of (A16) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID id,
            Instant time,
            String institution,
            Purpose purpose,
            UUID authorizationId,
            CreditQuery.State state,
            ReportType reportType,
            UUID eventId,
            @Nullable Notice notice,
            List<Event> events) {
        Item {
            events = List.copyOf(events);
        }
    }

    /**
     * How far telling the subject has come.
     *
     * @param at when it was sent, or given up
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Notice(NoticeStates.Delivery delivery, @Nullable Instant at) {}

    record Event(String type, UUID eventId, Instant time) {}
}
