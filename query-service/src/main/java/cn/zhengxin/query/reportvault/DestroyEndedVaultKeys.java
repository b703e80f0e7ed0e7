package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.encryption.DestructibleKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Q14: destroys the vault keys whose hour has passed. From then on no copy of what they opened can be read, also none that a
 * backup of the database brings back. Both the keys that are there and the keys the database knows of are looked through, so
 * that neither a crash nor a restored database leaves one out.
 */
@Component
public class DestroyEndedVaultKeys {

    private static final Logger log = LoggerFactory.getLogger(DestroyEndedVaultKeys.class);

    private final DestructibleKeys keys;
    private final VaultKeys noted;
    private final VaultJournal journal;
    private final TransactionOperations transactions;
    private final Clock clock;

    DestroyEndedVaultKeys(
            DestructibleKeys keys,
            VaultKeys noted,
            VaultJournal journal,
            TransactionOperations transactions,
            Clock clock) {
        this.keys = keys;
        this.noted = noted;
        this.journal = journal;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${zhengxin.query.reportvault.sweep-interval:10m}")
    public void handle() {
        Instant now = clock.instant();
        var ended =
                new TreeSet<VaultKeyId>(Comparator.comparing(VaultKeyId::endsAt).thenComparing(VaultKeyId::kind));
        ended.addAll(noted.ended(now));
        try {
            keys.present().stream()
                    .map(VaultKeyId::parse)
                    .flatMap(Optional::stream)
                    .filter(key -> !key.endsAt().isAfter(now))
                    .forEach(ended::add);
            ended.forEach(key -> destroy(key, now));
        } catch (CipherRejected away) {
            // Tried again at the next sweep; reports are refused at their end whatever becomes of their keys.
            log.atError().addKeyValue("cause", away.reason().name()).log("Vault keys could not be destroyed");
        }
    }

    /** The key goes first: a record of it that is lost is made up for at the next sweep, a key that stayed would not be. */
    private void destroy(VaultKeyId key, Instant now) {
        var certificate = keys.destroy(key.text(), now);
        transactions.executeWithoutResult(transaction -> noted.noteDestroyed(key, certificate)
                .ifPresent(reports -> journal.destroyed(key, certificate, reports)));
    }
}
