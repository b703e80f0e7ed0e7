package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.EmailAddress;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PersonName;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import cn.zhengxin.sensitivetypes.PostalAddress;
import cn.zhengxin.sensitivetypes.Sensitive;
import cn.zhengxin.sensitivetypes.UnifiedSocialCreditCode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Reading without objects gives what the types give. */
class IdentifiersTests {

    private static final int TEXTS = 300_000;
    private static final String SIGNS = "01234567890123456789Xx+ -\t８";

    @Test
    @DisplayName("M2: identity numbers are read as their type reads them, valid and broken")
    void readsIdentityNumbers() {
        Random random = new Random(1);
        for (int i = 0; i < TEXTS; i++) {
            String text = changed(Numbers.nationalId(random), random);
            assertSame(
                    text,
                    Identifiers.nationalId(text.toCharArray(), 0, text.length(), new char[64]),
                    NationalId.tryParse(text));
        }
    }

    @Test
    @DisplayName("M2: mobile numbers are read as their type reads them, with every prefix")
    void readsPhones() {
        Random random = new Random(2);
        String[] prefixes = {"", "", "+86", "86", "0086", "+0086", "+"};
        for (int i = 0; i < TEXTS; i++) {
            String text = changed(prefixes[random.nextInt(prefixes.length)] + Numbers.phone(random), random);
            if (text.strip().indexOf('+') > 0) {
                continue; // a dash before the plus sign: hidden here, read by the type
            }
            char[] read = new char[64];
            int size = Identifiers.phone(text.toCharArray(), 0, text.length(), read);
            assertSame(text, size, PhoneNumber.tryParse(text));
        }
    }

    @Test
    @DisplayName("M2: cards are read as their type reads them, of every length")
    void readsCards() {
        Random random = new Random(3);
        for (int i = 0; i < TEXTS; i++) {
            String text = changed(Numbers.card(random), random);
            assertSame(
                    text,
                    Identifiers.card(text.toCharArray(), 0, text.length(), new char[64]),
                    BankCardNumber.tryParse(text));
            Optional<BankCardNumber> card = BankCardNumber.tryParse(text);
            card.ifPresent(number ->
                    assertThat(KindMasks.masked(FieldKind.CARD_NUMBER, text)).isEqualTo(number.masked()));
        }
    }

    @Test
    @DisplayName("M2: the masked forms are those of the types")
    void masksAsTheTypesDo() {
        Random random = new Random(4);
        for (int i = 0; i < TEXTS / 10; i++) {
            String id = changed(Numbers.nationalId(random), random);
            String phone = changed(Numbers.phone(random), random);
            assertThat(KindMasks.masked(FieldKind.IDENTITY_NUMBER, id))
                    .isIn(
                            NationalId.tryParse(id).map(Sensitive::masked).orElse("***"),
                            UnifiedSocialCreditCode.tryParse(id)
                                    .map(Sensitive::masked)
                                    .orElse("***"));
            assertThat(KindMasks.masked(FieldKind.PHONE, phone))
                    .isEqualTo(
                            PhoneNumber.tryParse(phone).map(Sensitive::masked).orElse("***"));
            String words = words(random);
            assertThat(KindMasks.masked(FieldKind.PERSON_NAME, words))
                    .isEqualTo(PersonName.tryParse(words).map(Sensitive::masked).orElse("***"));
            assertThat(KindMasks.masked(FieldKind.ADDRESS, words))
                    .isEqualTo(
                            PostalAddress.tryParse(words).map(Sensitive::masked).orElse("***"));
            assertThat(KindMasks.masked(FieldKind.EMAIL, words))
                    .isEqualTo(
                            EmailAddress.tryParse(words).map(Sensitive::masked).orElse("***"));
        }
    }

    private static String words(Random random) {
        String[] parts = {
            "欧阳", "张", "晓明", "浙江省", "杭州市", "西湖区", "文三路", "35号", "a.b", "@", "example", ".com", " ", "　", "\u0000", "𠮷",
            "·", "1"
        };
        StringBuilder words = new StringBuilder();
        for (int part = random.nextInt(6); part >= 0; part--) {
            words.append(parts[random.nextInt(parts.length)]);
        }
        return words.toString();
    }

    private static void assertSame(String text, int size, Optional<? extends Sensitive> typed) {
        assertThat(size)
                .as(text)
                .isEqualTo(typed.map(value -> value.reveal().length()).orElse(-1));
    }

    private static String changed(String number, Random random) {
        StringBuilder changed = new StringBuilder(number);
        for (int times = random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(changed.length());
            char sign = SIGNS.charAt(random.nextInt(SIGNS.length()));
            if (random.nextBoolean()) {
                changed.setCharAt(at, sign);
            } else {
                changed.insert(at, sign);
            }
        }
        return random.nextInt(10) == 0 ? " " + changed + "\u3000" : changed.toString();
    }
}
