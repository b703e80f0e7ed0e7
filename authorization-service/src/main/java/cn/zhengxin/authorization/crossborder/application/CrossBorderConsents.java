package cn.zhengxin.authorization.crossborder.application;

import cn.zhengxin.authorization.AuthorizationId;
import cn.zhengxin.authorization.crossborder.model.ConsentWords;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsent;
import cn.zhengxin.authorization.crossborder.model.CrossBorderConsentId;
import cn.zhengxin.authorization.crossborder.model.RecordedConsent;
import java.util.List;
import java.util.Optional;

/** Where cross-border consents are kept. */
public interface CrossBorderConsents {

    StoredConsent add(RecordedConsent consent, ConsentWords words);

    /** Empty when unknown, or of another authorization; nobody else changes it before the caller's transaction ends. */
    Optional<StoredConsent> findForChange(AuthorizationId authorization, CrossBorderConsentId id);

    StoredConsent replace(StoredConsent before, CrossBorderConsent after);

    /** Newest first. */
    List<StoredConsent> of(AuthorizationId authorization);

    /**
     * Whether a file with this digest signed another authorization, or proves a consent under another one. Two recordings with the
     * same file queue up: the second sees the first.
     */
    boolean isOnAnotherFile(String sha256, AuthorizationId authorization);

    /** Empty once the key is destroyed. */
    Optional<ConsentWords> wordsOf(StoredConsent consent);
}
