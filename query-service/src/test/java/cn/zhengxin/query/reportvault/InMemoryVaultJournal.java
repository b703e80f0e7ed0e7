package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.DestructibleKeys.DestroyedKey;
import java.util.ArrayList;
import java.util.List;

final class InMemoryVaultJournal implements VaultJournal {

    record Told(VaultKeyId key, DestroyedKey certificate, long reports) {}

    final List<Told> told = new ArrayList<>();
    boolean broken;

    @Override
    public void destroyed(VaultKeyId key, DestroyedKey certificate, long reports) {
        if (broken) {
            throw new IllegalStateException("The outbox is not there");
        }
        told.add(new Told(key, certificate, reports));
    }
}
