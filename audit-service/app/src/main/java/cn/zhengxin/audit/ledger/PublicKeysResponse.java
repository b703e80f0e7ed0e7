package cn.zhengxin.audit.ledger;

import java.util.List;

/**
 * The keys that heads are verified with. Whoever wants to rely on them gets them by another way too.
 *
 * @param currentKeyId the key that signs now
 * @param pem all keys as one file for the verifier
 */
record PublicKeysResponse(String currentKeyId, String pem, List<Key> keys) {

    PublicKeysResponse {
        keys = List.copyOf(keys);
    }

    record Key(String keyId, String algorithm, String pem) {}
}
