package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.ledgerverifier.KeptHeads;
import cn.zhengxin.ledgerverifier.LedgerExport;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import cn.zhengxin.ledgerverifier.Verdict;
import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Somebody with all rights in the database edits the ledger. */
@Journey
@Order(Stage.LEDGER)
class LedgerJourneyTests {

    private final RunningPlatform platform;
    private final Clients clients;

    LedgerJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        this.clients = platform.clients();
    }

    @Test
    @DisplayName("U3 · a ledger row edited by SQL as superuser: the verifier names it; restored, the ledger is intact")
    void ledgerRowEdited() throws Exception {
        assertThat(verify()).isInstanceOf(Verdict.Intact.class);
        try (var connection = platform.address().superuser("audit");
                var statement = connection.createStatement()) {
            long edited;
            try (var found = statement.executeQuery("SELECT sequence FROM ledger_record WHERE type = 'QueryAnswered'"
                    + " AND record LIKE '%LOAN_APPLICATION%' ORDER BY sequence LIMIT 1")) {
                assertThat(found.next()).isTrue();
                edited = found.getLong(1);
            }
            statement.execute("CREATE TABLE kept_aside AS SELECT * FROM ledger_record WHERE sequence = " + edited);
            try {
                assertThat(statement.executeUpdate(
                                "UPDATE ledger_record SET record = replace(record, 'LOAN_APPLICATION', 'GUARANTOR_CHECK')"
                                        + " WHERE sequence = " + edited))
                        .isEqualTo(1);
                assertThat(verify()).isInstanceOfSatisfying(Verdict.Tampered.class, tampered -> {
                    assertThat(tampered.kind()).isEqualTo(Verdict.Kind.ALTERED);
                    assertThat(tampered.sequence()).isEqualTo(edited);
                    assertThat(tampered.last()).isEqualTo(edited);
                });
            } finally {
                statement.execute(
                        "UPDATE ledger_record SET record = kept_aside.record FROM kept_aside WHERE ledger_record.sequence = "
                                + edited);
                statement.execute("DROP TABLE kept_aside");
            }
        }
        assertThat(verify()).isInstanceOf(Verdict.Intact.class);
    }

    /** As an auditor does it: an export, the public key, and the heads kept outside the database. */
    private Verdict verify() throws IOException {
        var export = clients.post("auditor.wang", "/api/v1/audit-exports", Map.of("fromSequence", 0));
        assertThat(export.status()).as("%s", export).isEqualTo(200);
        var keys = TrustedKeys.ofPem(clients.get("auditor.wang", "/api/v1/audit-tree-heads/public-key")
                .text("pem"));
        return LedgerExport.verify(
                new StringReader(export.body()),
                keys,
                KeptHeads.read(platform.address().dataFolder().resolve("witness"), keys));
    }
}
