package cn.zhengxin.authorization.crossborder.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Samples;
import cn.zhengxin.authorization.crossborder.model.OverseasRecipient;
import cn.zhengxin.authorization.crossborder.model.RecipientKind;
import cn.zhengxin.authorization.customerauthorization.model.SubjectReference;
import cn.zhengxin.encryption.BlindIndex;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class BlindIndexRecipientDirectoryTests {

    private final BlindIndexRecipientDirectory directory = directory(1, 3);

    @Test
    @DisplayName("A8 · a recipient has one reference however its name is typed")
    void findsTheSameRecipient() {
        assertThat(directory.referenceOf("Nanyang Bank Ltd"))
                .isEqualTo(directory.referenceOf(" NANYANG  bank ltd"))
                .isEqualTo(directory.referenceOf("Ｎanyang Bank Ltd"))
                .isNotEqualTo(directory.referenceOf("Nanyang Bank Pte"))
                .matches("or_[A-Za-z0-9_-]{32}");
    }

    @Test
    @DisplayName(
            "A8, M4 · a pseudonym is stable for a recipient, and unlike for every other recipient, country, subject and key")
    void keepsRecipientsApart() {
        var bank = recipient("Nanyang Bank Ltd", "SG");
        var pseudonym = directory.pseudonymOf(Samples.SUBJECT, bank);

        assertThat(pseudonym)
                .isEqualTo(directory.pseudonymOf(Samples.SUBJECT, recipient("nanyang bank ltd", "SG")))
                .isNotEqualTo(directory.pseudonymOf(Samples.SUBJECT, recipient("Nanyang Bank Ltd", "HK")))
                .isNotEqualTo(directory.pseudonymOf(Samples.SUBJECT, recipient("Other Bank Ltd", "SG")))
                .isNotEqualTo(directory.pseudonymOf(new SubjectReference("sr_another"), bank))
                .isNotEqualTo(directory(1, 4).pseudonymOf(Samples.SUBJECT, bank))
                .isEqualTo(directory(2, 3).pseudonymOf(Samples.SUBJECT, bank))
                .matches("cp_[A-Za-z0-9_-]{32}")
                .doesNotContain(Samples.SUBJECT.value());
    }

    private OverseasRecipient recipient(String name, String country) {
        return new OverseasRecipient(directory.referenceOf(name), RecipientKind.ORGANISATION, country);
    }

    /** The platform's key, and the one of pseudonyms. */
    private static BlindIndexRecipientDirectory directory(int platform, int pseudonyms) {
        return new BlindIndexRecipientDirectory(
                new BlindIndex(key(platform)),
                new CrossBorderProperties(Base64.getEncoder().encodeToString(key(pseudonyms))));
    }

    private static byte[] key(int filling) {
        var key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return key;
    }
}
