package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.TreeHead;
import java.util.Map;

/**
 * A signed tree head; the verifier reads it as it is.
 *
 * @param size how many records it covers
 * @param root in hexadecimal
 * @param time in UTC; the signature covers this very text
 * @param keyId which key signed
 * @param signature Ed25519, in hexadecimal
 */
public record TreeHeadResponse(long size, String root, String time, String keyId, String signature) {

    public static TreeHeadResponse of(TreeHead head) {
        return new TreeHeadResponse(
                head.size(), head.root().toHex(), head.time().toString(), head.keyId(), head.signature());
    }

    Map<String, Object> members() {
        return Map.of("size", size, "root", root, "time", time, "keyId", keyId, "signature", signature);
    }
}
