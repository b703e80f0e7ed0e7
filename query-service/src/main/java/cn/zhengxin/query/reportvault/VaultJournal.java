package cn.zhengxin.query.reportvault;

import cn.zhengxin.encryption.DestructibleKeys.DestroyedKey;

/** Where the vault tells what happened to its keys. Joins the caller's transaction (N5). */
interface VaultJournal {

    /**
     * A vault key is gone, and with it every copy of what it opened.
     *
     * @param reports how many were sealed under it
     */
    void destroyed(VaultKeyId key, DestroyedKey certificate, long reports);
}
