package cn.zhengxin.authorization.noticerecipient;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NoticeRecipientIntegrationTests extends AuthorizationServiceIntegration {

    private static final String PHONE = "13922223333";

    private Journey journey;
    private String id;

    @BeforeEach
    void open() {
        journey = new Journey(api(), clock);
        id = journey.active(Map.of(
                "subject",
                Map.of(
                        "name",
                        Journey.NAME,
                        "documentType",
                        "RESIDENT_ID",
                        "documentNumber",
                        "110101199003070134",
                        "phone",
                        PHONE)));
    }

    @Test
    @DisplayName("Q13 · of a query made: the phone and the institution's name, on record each time without the phone")
    void givenForAQueryMade() {
        var path = reserved(id);
        assertThat(phone(recipient(queryService(), path))).isEqualTo(PHONE);
        Journey.consume(api(), queryService(), path);

        var answer = recipient(queryService(), path);

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(phone(answer)).isEqualTo(PHONE);
        assertThat(answer.json().at("/recipients/0/institutionName").asString()).isEqualTo("江南银行杭州分行");
        assertThat(answer.headers().get("Cache-Control")).contains("no-store");
        var events = jdbc.sql("SELECT body FROM outbox_event WHERE aggregate_id = :id AND type = 'NoticeRecipientUsed'")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(events)
                .hasSize(2)
                .allSatisfy(event -> assertThat(event).contains("\"GIVEN\"").doesNotContain(PHONE));
    }

    @Test
    @DisplayName("Q13, A10 · withdrawn since: the subject is told of the earlier query all the same")
    void givenAfterAWithdrawal() {
        var path = reserved(id);
        Journey.consume(api(), queryService(), path);
        api().post(officerLin(), Journey.AUTHORIZATIONS + "/" + id + "/withdrawal", Map.of());

        assertThat(phone(recipient(queryService(), path))).isEqualTo(PHONE);
    }

    @Test
    @DisplayName(
            "Q13 · no phone on record: none is given; no query made, released, or under another authorization: left out")
    void notGiven() {
        var withoutPhone = journey.active(1);
        var none = recipient(queryService(), reserved(withoutPhone));
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.json().path("recipients")).hasSize(1);
        assertThat(none.json().at("/recipients/0").has("phone")).isFalse();

        assertNotFound(recipient(queryService(), Journey.usePath(id, UUID.randomUUID())));
        var released = reserved(id);
        assertNotFound(recipient(queryService(), released.replace(id, withoutPhone)));
        api().postEmpty(queryService(), released + "/release");
        assertNotFound(recipient(queryService(), released));
    }

    @Test
    @DisplayName("Q13, N2 · nobody but query-service is given it")
    void forQueryServiceAlone() {
        var path = reserved(id);
        var service = ISSUER.service("dispute-service", "authorization-service");
        assertThat(recipient(service, path).status()).isEqualTo(403);
        assertThat(recipient(officerLin(), path).status()).isEqualTo(403);
    }

    private String reserved(String authorization) {
        var path = Journey.usePath(authorization, UUID.randomUUID());
        var answer = api().put(queryService(), path, Journey.intendedUse(journey.subjectOf(authorization)));
        assertThat(answer.text("outcome")).isEqualTo("RESERVED");
        return path;
    }

    private Api.Answer recipient(String token, String path) {
        return Journey.noticeRecipient(api(), token, path);
    }

    private static String phone(Api.Answer answer) {
        return answer.json().at("/recipients/0/phone").asString();
    }

    private static void assertNotFound(Api.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("recipients")).isEmpty();
    }
}
