package cn.zhengxin.authorization.customerauthorization;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.workingcalendar.BankDay;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SearchIntegrationTests extends AuthorizationServiceIntegration {

    /** Nobody else's in these tests. */
    private static final String DOCUMENT = "11010119900307053X";

    private static final String SEARCH = Journey.AUTHORIZATIONS + "/search";

    /** Sees all of the institution and nothing of any other. */
    private static String compliance() {
        return staff("compliance.sun", "B10001", "E1005", List.of("compliance-officer"));
    }

    private Api api;
    private Journey journey;

    @BeforeEach
    void open() {
        api = api();
        journey = new Journey(api, clock);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    @DisplayName("A14 · finds a subject by document within the caller's own scope, and records it by reference only")
    void findsWithinTheOwnScope() {
        var id = entered();
        var wei = staff("officer.wei", "B10001", "E1007", List.of("query-officer"));

        assertThat(ids(search(officerLin(), Map.of()))).contains(id);
        assertThat(ids(search(compliance(), Map.of()))).contains(id);
        assertThat(ids(search(wei, Map.of()))).isEmpty();
        assertThat(ids(search(officerGao(), Map.of()))).isEmpty();
        assertThat(search(auditor(), Map.of()).status()).isEqualTo(403);
        assertThat(search(customer(journey.subjectOf(id)), Map.of()).status()).isEqualTo(403);

        var events = jdbc.sql("SELECT body FROM outbox_event WHERE type = 'AuthorizationsSearched'")
                .query(String.class)
                .list();
        assertThat(events).anySatisfy(body -> assertThat(body).contains(journey.subjectOf(id), "officer.wei"));
        assertThat(events).noneSatisfy(body -> assertThat(body).contains(DOCUMENT));
    }

    @Test
    @DisplayName("A14 · filters narrow what is found, page by page")
    void filtersNarrow() {
        var draft = entered();
        var withdrawn = entered();
        api.post(officerLin(), Journey.AUTHORIZATIONS + "/" + withdrawn + "/withdrawal", Map.of());

        assertThat(ids(search(officerLin(), Map.of("state", "WITHDRAWN"))))
                .contains(withdrawn)
                .doesNotContain(draft);
        assertThat(ids(search(officerLin(), Map.of("purpose", "GUARANTOR_CHECK"))))
                .isEmpty();
        assertThat(ids(search(officerLin(), Map.of("expired", true)))).isEmpty();
        assertThat(ids(search(officerLin(), Map.of("expired", false)))).contains(draft, withdrawn);

        var first = search(officerLin(), Map.of("limit", 1));
        var second = search(officerLin(), Map.of("limit", 1, "cursor", first.text("nextCursor")));
        assertThat(ids(first)).containsExactly(withdrawn);
        assertThat(ids(second)).containsExactly(draft);
    }

    @Test
    @DisplayName("A12 · the list is narrowed by state and by when the term ends")
    void theListIsNarrowed() {
        var id = entered();
        var end = BankDay.of(clock.instant()).plusDays(29);

        assertThat(listed("?limit=100&state=DRAFT&purpose=LOAN_APPLICATION&expiringBefore=" + end.plusDays(1)))
                .contains(id);
        assertThat(listed("?limit=100&expiringBefore=" + end)).doesNotContain(id);
        assertThat(listed("?limit=100&state=CLOSED")).doesNotContain(id);
        assertThat(api.get(compliance(), Journey.AUTHORIZATIONS + "?state=GONE").status())
                .isEqualTo(400);

        clock.advance(Duration.ofDays(30));
        assertThat(listed("?limit=100&expired=true")).contains(id);
        assertThat(listed("?limit=100&expired=false")).doesNotContain(id);
    }

    @Test
    @DisplayName("N2 · a number that is none, or an unknown member, is refused by field and never repeated")
    void refusesWhatIsNoDocument() {
        var wrong = api.post(
                officerLin(), SEARCH, Map.of("documentType", "RESIDENT_ID", "documentNumber", "110101199003070135"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.body()).contains("documentNumber").doesNotContain("110101199003070135");
        assertThat(api.post(officerLin(), SEARCH, Map.of()).status()).isEqualTo(400);
        assertThat(search(officerLin(), Map.of("everything", true)).status()).isEqualTo(400);
        assertThat(search(officerLin(), Map.of("limit", 101)).status()).isEqualTo(400);
        assertThat(search(officerLin(), Map.of("cursor", "none")).status()).isEqualTo(400);
    }

    @Test
    @DisplayName("A12 · thirty days after the end date the record is sealed: read, and changed by nobody")
    void sealsByTheClock() {
        var id = entered();
        var one = Journey.AUTHORIZATIONS + "/" + id;

        clock.advance(Duration.ofDays(30 + 29));
        assertThat(api.get(officerLin(), one).json().path("sealed").asBoolean()).isFalse();

        clock.advance(Duration.ofDays(1));
        assertThat(api.get(officerLin(), one).json().path("sealed").asBoolean()).isTrue();
        for (var change : List.of("withdrawal", "closure")) {
            var refused = api.post(
                    officerLin(),
                    one + "/" + change,
                    change.equals("closure") ? Map.of("reason", "ABANDONED") : Map.of());
            assertThat(refused.status()).as(refused.body()).isEqualTo(409);
            assertThat(refused.text("code")).isEqualTo("STATE_DOES_NOT_ALLOW");
        }
        assertThat(api.post(loanOrigination(), one + "/loan", Map.of("loanReference", "LN-SEALED"))
                        .status())
                .isEqualTo(409);
        assertThat(api.upload(officerLin(), one + "/evidence", "SIGNED_DOCUMENT", Journey.PDF)
                        .status())
                .isEqualTo(409);
        assertThat(api.get(officerLin(), one).text("state")).isEqualTo("DRAFT");
    }

    private String entered() {
        var created = journey.create(
                officerLin(),
                Map.of(
                        "subject",
                        Map.of("name", Journey.NAME, "documentType", "RESIDENT_ID", "documentNumber", DOCUMENT)));
        assertThat(created.status()).as(created.body()).isEqualTo(201);
        return created.text("id");
    }

    private Api.Answer search(String token, Map<String, Object> more) {
        var request = new HashMap<String, Object>(more);
        request.put("documentType", "RESIDENT_ID");
        request.put("documentNumber", DOCUMENT);
        return api.post(token, SEARCH, request);
    }

    private List<String> listed(String query) {
        return ids(api.get(compliance(), Journey.AUTHORIZATIONS + query));
    }

    private static List<String> ids(Api.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        var ids = new ArrayList<String>();
        answer.json().path("items").forEach(item -> ids.add(item.path("id").asString()));
        return ids;
    }
}
