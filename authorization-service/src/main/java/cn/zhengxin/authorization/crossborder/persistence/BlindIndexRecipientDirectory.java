package cn.zhengxin.authorization.crossborder.persistence;

import cn.zhengxin.authorization.crossborder.model.OverseasRecipient;
import cn.zhengxin.authorization.crossborder.model.RecipientDirectory;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.authorization.text.PlainText;
import cn.zhengxin.encryption.BlindIndex;
import java.util.Base64;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Keyed digests, each recipient in a domain of its own, and pseudonyms under a key of their own: without that key nobody joins what two
 * recipients were given, nor what left the country with what stayed.
 */
@Component
class BlindIndexRecipientDirectory implements RecipientDirectory {

    private static final String RECIPIENT_PREFIX = "or_";
    private static final String PSEUDONYM_PREFIX = "cp_";

    private final BlindIndex index;
    private final BlindIndex pseudonyms;

    BlindIndexRecipientDirectory(BlindIndex index, CrossBorderProperties properties) {
        this.index = index;
        this.pseudonyms = new BlindIndex(Base64.getDecoder().decode(properties.pseudonymKey()));
    }

    @Override
    public String referenceOf(String recipientName) {
        return RECIPIENT_PREFIX
                + index.of(
                        "overseas-recipient", PlainText.compact(recipientName).toUpperCase(Locale.ROOT));
    }

    @Override
    public String pseudonymOf(SubjectReference subject, OverseasRecipient recipient) {
        return PSEUDONYM_PREFIX
                + pseudonyms.of(
                        "cross-border/" + recipient.country() + "/" + recipient.kind() + "/" + recipient.reference(),
                        subject.value());
    }
}
