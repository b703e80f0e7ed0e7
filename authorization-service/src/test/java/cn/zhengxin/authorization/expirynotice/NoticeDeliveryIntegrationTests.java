package cn.zhengxin.authorization.expirynotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import cn.zhengxin.authorization.onlinesigning.FakeIdentityChecks;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

@ExtendWith(OutputCaptureExtension.class)
class NoticeDeliveryIntegrationTests extends AuthorizationServiceIntegration {

    private static final FakeIdentityChecks PROVIDER = FakeIdentityChecks.SHARED;
    private static final String PHONE = "13911112222";

    @Autowired
    private AnnounceExpiry announce;

    @Autowired
    private DeliverExpiryNotices deliver;

    @Autowired
    private ExpiryNotices notices;

    @Autowired
    private SubjectNotices subjectNotices;

    private final Set<UUID> mine = new HashSet<>();

    @BeforeEach
    void nothingElseIsDue() {
        owner().sql("DELETE FROM expiry_notice").update();
    }

    @AfterEach
    void reset() {
        PROVIDER.setDown(false);
        PROVIDER.refusesNotices(false);
        PROVIDER.losesReceipts(false);
        clock.reset();
    }

    @Test
    @DisplayName("A12 · the provider is silent twice and then accepts: pauses double, one message, its receipt kept")
    void silentTwice() {
        var id = announced(PHONE);
        PROVIDER.silentFor(numberOf(id), 2);

        deliver.handle();
        assertThat(shown(id).path("state").asString()).isEqualTo("PENDING");
        clock.advance(Duration.ofSeconds(59));
        deliver.handle();
        assertThat(PROVIDER.handoversOf(numberOf(id))).isEqualTo(1);

        clock.advance(Duration.ofSeconds(1));
        deliver.handle();
        clock.advance(Duration.ofSeconds(119));
        deliver.handle();
        assertThat(PROVIDER.handoversOf(numberOf(id))).isEqualTo(2);
        assertThat(PROVIDER.messagesAbout(numberOf(id))).isEmpty();

        clock.advance(Duration.ofSeconds(1));
        deliver.handle();
        deliver.handle();

        var notice = shown(id);
        assertThat(notice.path("state").asString()).isEqualTo("DELIVERED");
        assertThat(notice.path("attempts").asInt()).isEqualTo(3);
        assertThat(notice.path("receipt").asString()).startsWith("receipt-");
        assertThat(PROVIDER.handoversOf(numberOf(id))).isEqualTo(3);
        assertThat(PROVIDER.messagesAbout(numberOf(id))).singleElement().satisfies(message -> {
            assertThat(message.path("phone").asString()).isEqualTo(PHONE);
            assertThat(message.path("endDate").asString()).isEqualTo("2026-10-22");
            assertThat(message.path("institution").asString()).isEqualTo("江南银行杭州分行");
        });
        assertThat(eventsAbout(id)).containsOnlyOnce("ExpiryNoticeDelivered");
    }

    @Test
    @DisplayName("A12 · killed between handing over and recording: handed over again under the same key, one message")
    void killedInBetween() {
        var id = announced(PHONE);
        // What a process does that ends before it records anything.
        var taken = notices.takeNext(clock.instant(), clock.instant().plusSeconds(60))
                .orElseThrow();
        assertThat(subjectNotices.handOver(PhoneNumber.of(PHONE), taken))
                .isInstanceOf(SubjectNotices.Handover.Accepted.class);

        deliver.handle();
        assertThat(PROVIDER.handoversOf(numberOf(id))).as("within the lease").isEqualTo(1);
        clock.advance(Duration.ofSeconds(60));
        deliver.handle();

        assertThat(PROVIDER.handoversOf(numberOf(id))).isEqualTo(2);
        assertThat(PROVIDER.messagesAbout(numberOf(id))).hasSize(1);
        assertThat(shown(id).path("state").asString()).isEqualTo("DELIVERED");
        assertThat(notices.settle(taken, new NoticeState.NoAddress(clock.instant())))
                .as("whoever was thought dead settles nothing")
                .isFalse();
    }

    @Test
    @DisplayName("A12 · the receipt gets lost: handed over again under the same key, one message")
    void lostReceipt() {
        var id = announced(PHONE);
        PROVIDER.losesReceipts(true);
        deliver.handle();
        assertThat(shown(id).path("state").asString()).isEqualTo("PENDING");

        PROVIDER.losesReceipts(false);
        clock.advance(Duration.ofMinutes(1));
        deliver.handle();

        assertThat(PROVIDER.messagesAbout(numberOf(id))).hasSize(1);
        assertThat(shown(id).path("state").asString()).isEqualTo("DELIVERED");
    }

    @Test
    @DisplayName("A12 · several nodes at once: handed over once, recorded once")
    void severalNodes() throws Exception {
        var id = announced(PHONE);
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> node = () -> {
                deliver.handle();
                return true;
            };
            for (var done : executor.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> node).toList())) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(PROVIDER.handoversOf(numberOf(id))).isEqualTo(1);
        assertThat(PROVIDER.messagesAbout(numberOf(id))).hasSize(1);
        assertThat(eventsAbout(id)).containsOnlyOnce("ExpiryNoticeDelivered");
    }

    @Test
    @DisplayName("A12 · no phone number on record: told to nobody, and shown to the institution")
    void noAddress() {
        var id = announced(null);

        deliver.handle();

        assertThat(PROVIDER.handoversOf(numberOf(id))).isZero();
        assertThat(items("NO_ADDRESS"))
                .extracting(item -> item.path("authorizationId").asString())
                .containsExactly(id);
        assertThat(eventsAbout(id)).containsOnlyOnce("ExpiryNoticeFailed");
    }

    @Test
    @DisplayName("A12 · refused for good by the provider, or the authorization ended before: failed, with the reason")
    void failed() {
        var refused = announced(PHONE);
        PROVIDER.refusesNotices(true);
        deliver.handle();
        assertThat(shown(refused).path("reason").asString()).isEqualTo("REFUSED_BY_PROVIDER");

        PROVIDER.setDown(true);
        var closed = announced(PHONE);
        deliver.handle();
        var closure = api().post(
                        officerLin(), Journey.AUTHORIZATIONS + "/" + closed + "/closure", Map.of("reason", "SETTLED"));
        assertThat(closure.status()).as(closure.body()).isEqualTo(200);
        clock.advance(Duration.ofMinutes(1));
        deliver.handle();
        assertThat(shown(closed).path("reason").asString()).isEqualTo("AUTHORIZATION_ENDED");

        var expired = announced(PHONE);
        at("2026-10-22T23:59:59+08:00");
        deliver.handle();
        assertThat(shown(expired).path("state").asString()).isEqualTo("PENDING");
        at("2026-10-23T06:00:00+08:00");
        deliver.handle();
        assertThat(shown(expired).path("reason").asString()).isEqualTo("AUTHORIZATION_ENDED");
        assertThat(eventsAbout(expired)).containsOnlyOnce("ExpiryNoticeFailed");
    }

    @Test
    @DisplayName("A12, N1, N2 · the phone number is in no log, no address, no event and no row")
    void nothingPersonal(CapturedOutput output) {
        var phone = "13955556666";
        var id = announced(phone);
        PROVIDER.silentFor(numberOf(id), 1);
        deliver.handle();
        clock.advance(Duration.ofMinutes(1));
        deliver.handle();

        var rows = jdbc.sql("SELECT n::text FROM expiry_notice n WHERE authorization_id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .list();
        var events = jdbc.sql("SELECT body::text FROM outbox_event WHERE aggregate_id = :id")
                .param("id", id)
                .query(String.class)
                .list();
        assertThat(rows.toString() + events + items(null) + output.getAll()).doesNotContain(phone);
        assertThat(String.join(" ", PROVIDER.addresses())).doesNotContain(phone);
        assertThat(shown(id).path("state").asString()).isEqualTo("DELIVERED");
    }

    @Test
    @DisplayName("A12 · an institution pages through its own notices; nobody else reads them")
    void read() {
        var ids = List.of(announced(null), announced(null), announced(null));

        var first = list(reviewerZhao(), "?limit=2");
        var second = list(
                reviewerZhao(), "?limit=2&cursor=" + first.path("nextCursor").asString());

        assertThat(idsIn(first)).hasSize(2);
        assertThat(idsIn(second)).hasSize(1);
        assertThat(second.has("nextCursor")).isFalse();
        assertThat(idsIn(first)).doesNotContainAnyElementsOf(idsIn(second));
        assertThat(ids).containsAll(idsIn(first)).containsAll(idsIn(second));
        assertThat(idsIn(list(reviewerZhao(), "?state=DELIVERED"))).isEmpty();
        assertThat(idsIn(list(officerGao(), ""))).isEmpty();
        assertThat(api().get(officerLin(), ExpiryNoticeController.BASE).status())
                .isEqualTo(403);
        assertThat(api().get(reviewerZhao(), ExpiryNoticeController.BASE + "?state=ELSE")
                        .status())
                .isEqualTo(400);
    }

    /** A large credit's authorization that was announced on the day. */
    private String announced(String phone) {
        clock.reset();
        var subject = new HashMap<String, Object>(
                Map.of("name", Journey.NAME, "documentType", "RESIDENT_ID", "documentNumber", "110101199003070134"));
        if (phone != null) {
            subject.put("phone", phone);
        }
        var id = new Journey(api(), clock).active(Map.of("subject", subject));
        owner().sql("""
                        UPDATE customer_authorization
                        SET start_date = '2026-09-01', end_date = '2026-10-22',
                            signature = jsonb_set(signature, '{amount}', to_jsonb(800000))
                        WHERE id = :id::uuid
                        """).param("id", id).update();
        at("2026-09-24T09:00:00+08:00");
        announce.handle();
        // What other tests left is announced alongside, and is not this one's to deliver.
        mine.add(UUID.fromString(id));
        owner().sql("DELETE FROM expiry_notice WHERE authorization_id NOT IN (:mine)")
                .param("mine", mine)
                .update();
        return id;
    }

    private void at(String moment) {
        clock.advance(
                Duration.between(clock.instant(), OffsetDateTime.parse(moment).toInstant()));
    }

    private String numberOf(String id) {
        return jdbc.sql("SELECT number FROM customer_authorization WHERE id = :id::uuid")
                .param("id", id)
                .query(String.class)
                .single();
    }

    private JsonNode shown(String id) {
        return items(null).stream()
                .filter(item -> item.path("authorizationId").asString().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> items(String state) {
        return list(reviewerZhao(), "?limit=100" + (state == null ? "" : "&state=" + state))
                .path("items")
                .valueStream()
                .toList();
    }

    private JsonNode list(String token, String query) {
        var answer = api().get(token, ExpiryNoticeController.BASE + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> idsIn(JsonNode page) {
        return page.path("items")
                .valueStream()
                .map(item -> item.path("authorizationId").asString())
                .toList();
    }
}
