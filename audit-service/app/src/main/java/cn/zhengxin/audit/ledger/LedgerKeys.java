package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.SigningKeyFile;
import cn.zhengxin.ledgerverifier.TreeHeadSigner;
import cn.zhengxin.ledgerverifier.TrustedKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import org.springframework.stereotype.Component;

/** The key that signs new heads, and all keys whose heads are believed. */
@Component
public class LedgerKeys {

    private final TreeHeadSigner signer;
    private final TrustedKeys trusted;

    LedgerKeys(LedgerProperties properties) {
        try {
            KeyPair current = SigningKeyFile.read(properties.signingKey());
            signer = new TreeHeadSigner(current.getPrivate(), current.getPublic());
            TrustedKeys own = TrustedKeys.of(current.getPublic());
            trusted = properties.retiredKeys() == null ? own : own.and(TrustedKeys.readPem(properties.retiredKeys()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The ledger's keys cannot be read", unreadable);
        }
    }

    TreeHeadSigner signer() {
        return signer;
    }

    public TrustedKeys trusted() {
        return trusted;
    }

    public String currentKeyId() {
        return signer.keyId();
    }
}
