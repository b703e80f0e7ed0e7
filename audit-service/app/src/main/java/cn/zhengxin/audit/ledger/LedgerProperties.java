package cn.zhengxin.audit.ledger;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the ledger is kept.
 *
 * @param signingKey file with the PEM blocks PRIVATE KEY (PKCS #8) and PUBLIC KEY, both Ed25519
 * @param retiredKeys file with the PUBLIC KEY blocks of keys that signed earlier heads
 * @param witnessFolder where heads are kept outside the database; best on a machine that the database's administrators cannot reach
 * @param appendInterval how long events are gathered before they are appended and signed together
 * @param batch how many events are appended in one transaction at most
 */
@ConfigurationProperties("zhengxin.audit.ledger")
public record LedgerProperties(
        Path signingKey,
        @Nullable Path retiredKeys,
        Path witnessFolder,
        @DefaultValue("200ms") Duration appendInterval,
        @DefaultValue("1000") int batch) {

    @SuppressWarnings("ConstantValue") // The binder passes null for what is not configured.
    public LedgerProperties {
        if (signingKey == null || witnessFolder == null) {
            throw new IllegalArgumentException(
                    "zhengxin.audit.ledger.signing-key and zhengxin.audit.ledger.witness-folder must be set");
        }
        if (!appendInterval.isPositive() || appendInterval.compareTo(Duration.ofMillis(500)) > 0) {
            throw new IllegalArgumentException(
                    "zhengxin.audit.ledger.append-interval is at most half a second, so that a head is signed within one");
        }
        if (batch < 1 || batch > 10_000) {
            throw new IllegalArgumentException("zhengxin.audit.ledger.batch is between 1 and 10000");
        }
    }
}
