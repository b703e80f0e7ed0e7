package cn.zhengxin.authorization.expirynotice;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import cn.zhengxin.authorization.Journey;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ExpiryNoticeIntegrationTests extends AuthorizationServiceIntegration {

    @Autowired
    private AnnounceExpiry announceExpiry;

    @AfterEach
    void reset() {
        clock.reset();
    }

    @Test
    @DisplayName(
            "A12 · a large credit's authorization is announced once, fifteen working days ahead, whoever looks how often")
    void announcedOnce() throws Exception {
        var id = large("2026-10-22", "500000.00");

        at("2026-09-23T23:59:59+08:00");
        announceExpiry.handle();
        assertThat(eventsAbout(id)).doesNotContain("AuthorizationExpiryAnnounced");

        at("2026-09-24T00:00:00+08:00");
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Boolean> look = () -> {
                announceExpiry.handle();
                return true;
            };
            for (var done : executor.invokeAll(
                    IntStream.range(0, 8).mapToObj(number -> look).toList())) {
                assertThat(done.get()).isTrue();
            }
        }
        assertThat(eventsAbout(id)).containsOnlyOnce("AuthorizationExpiryAnnounced");
    }

    @Test
    @DisplayName("A12 · a smaller credit, and an authorization that has ended, are not announced")
    void notAnnounced() {
        var small = large("2026-10-22", "499999.99");
        var ended = large("2026-10-22", "900000.00");
        // While it still runs: after its end and the days that follow nothing of it changes any more.
        at("2026-10-20T12:00:00+08:00");
        var closed = api().post(
                        officerLin(), Journey.AUTHORIZATIONS + "/" + ended + "/closure", Map.of("reason", "SETTLED"));
        assertThat(closed.status()).as(closed.body()).isEqualTo(200);

        announceExpiry.handle();

        assertThat(eventsAbout(small)).doesNotContain("AuthorizationExpiryAnnounced");
        assertThat(eventsAbout(ended)).doesNotContain("AuthorizationExpiryAnnounced");
    }

    /** An active authorization whose amount and end are set as a later stage would find them. */
    private String large(String endDate, String amount) {
        var id = new Journey(api(), clock).active(1);
        owner().sql("""
                        UPDATE customer_authorization
                        SET start_date = '2026-09-01', end_date = :end::date,
                            signature = jsonb_set(signature, '{amount}', to_jsonb(:amount::numeric))
                        WHERE id = :id::uuid
                        """)
                .param("end", endDate)
                .param("amount", amount)
                .param("id", id)
                .update();
        return id;
    }

    private void at(String moment) {
        var wanted = java.time.OffsetDateTime.parse(moment).toInstant();
        clock.advance(java.time.Duration.between(clock.instant(), wanted));
    }
}
