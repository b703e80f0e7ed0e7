package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.DestructibleKeys.DestroyedKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the database knows of vault keys; the keys themselves lie elsewhere. */
interface VaultKeys {

    /** Noted, ended, and not noted as destroyed. */
    List<VaultKeyId> ended(Instant now);

    /**
     * Notes a destruction. Joins the caller's transaction.
     *
     * @return how many reports were sealed under the key; none is noted twice: then empty
     */
    Optional<Long> noteDestroyed(VaultKeyId key, DestroyedKey certificate);
}
