package cn.zhengxin.authorization.customerauthorization.model;

import cn.zhengxin.authorization.caller.Party;
import cn.zhengxin.authorization.template.model.KeyClause;
import java.time.Instant;
import java.util.Map;

/**
 * A complete online signing (A3). Only {@link SigningLog#examine} makes one out of what was recorded.
 *
 * @param textSha256 digest of the text that was presented
 * @param consents when each key clause was ticked by itself
 * @param codeMatchedAt when the SMS code was verified
 * @param biometricCheckedAt when the biometric check took place
 */
public record OnlineSignature(
        String textSha256,
        Instant presentedAt,
        Instant readAt,
        Map<KeyClause, Instant> consents,
        Instant codeMatchedAt,
        Instant biometricCheckedAt,
        Instant at,
        int policyVersion)
        implements Signature {

    public OnlineSignature {
        consents = Map.copyOf(consents);
    }

    /** The subject signs alone; nobody of the bank has a part in it. */
    @Override
    public boolean involves(Party person) {
        return false;
    }
}
