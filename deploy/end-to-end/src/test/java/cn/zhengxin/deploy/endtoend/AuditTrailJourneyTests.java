package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The audit trail and who may read it. */
@Journey
class AuditTrailJourneyTests {

    private final RunningPlatform platform;
    private final Clients clients;

    AuditTrailJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        this.clients = platform.clients();
    }

    @Test
    @DisplayName("U11 · reading the audit trail is for auditors and is itself on record")
    void readingIsRecorded() {
        assertThat(clients.get(Branch.OFFICER, "/api/v1/audit-records").status())
                .isEqualTo(403);
        long before = platform.recorded(null, "AuditRecordsRead");
        var page = clients.get("auditor.wang", "/api/v1/audit-records?institution=B10001");
        assertThat(page.status()).as("%s", page).isEqualTo(200);
        await().atMost(Duration.ofSeconds(30)).until(() -> platform.recorded(null, "AuditRecordsRead") > before);
    }
}
