package cn.zhengxin.query.creditquery.web;

import cn.zhengxin.query.creditquery.model.CreditQuery;
import cn.zhengxin.query.inquiry.Purpose;
import cn.zhengxin.query.inquiry.ReportType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Every query on a subject, for the service that answers the subject (D7). */
record SubjectQueriesResponse(String subjectReference, List<Item> items) {

    SubjectQueriesResponse {
        items = List.copyOf(items);
    }

    /**
     * One query.
     *
     * @param eventId of the event that settled the query, or of the last one so far */
    record Item(
            UUID id,
            Instant time,
            String institution,
            Purpose purpose,
            UUID authorizationId,
            CreditQuery.State state,
            ReportType reportType,
            UUID eventId,
            List<Event> events) {
        Item {
            events = List.copyOf(events);
        }
    }

    record Event(String type, UUID eventId, Instant time) {}
}
