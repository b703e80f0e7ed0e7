package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.zhengxin.masking.catalogue.FieldCatalogue;
import cn.zhengxin.masking.catalogue.FieldKind;
import cn.zhengxin.masking.catalogue.ReportType;
import cn.zhengxin.masking.policy.Channel;
import cn.zhengxin.masking.policy.FirstPolicy;
import cn.zhengxin.masking.policy.MaskingPolicy;
import cn.zhengxin.masking.policy.MaskingRule;
import cn.zhengxin.masking.policy.PolicyRule;
import cn.zhengxin.masking.policy.Purpose;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RecipientKeysTests {

    private static final int VALUES = 300;
    private static final byte[] SECRET = "a secret of thirty-two bytes....".getBytes(StandardCharsets.US_ASCII);
    private static final String FIRST = "institution/P30001";
    private static final String SECOND = "institution/P30002";

    @ParameterizedTest
    @EnumSource(PseudonymSuite.class)
    @DisplayName("M4: an encrypted number is a valid number of its kind, and the recipient's key turns it back")
    void encryptsInForm(PseudonymSuite suite) {
        RecipientKeys keys = new RecipientKeys(SECRET, suite);
        Random random = new Random(1);
        for (int i = 0; i < VALUES; i++) {
            for (Map.Entry<FieldKind, String> number : numbers(random).entrySet()) {
                FieldKind kind = number.getKey();
                String value = number.getValue();
                String encrypted = keys.of(FIRST).encrypted(kind, value).orElseThrow();
                assertThat(encrypted).hasSameSizeAs(value).isNotEqualTo(value);
                assertValid(kind, encrypted);
                assertThat(keys.encryption(FIRST, kind).decrypted(kind, encrypted))
                        .hasValue(value);
                assertThat(keys.of(FIRST).encrypted(kind, value)).hasValue(encrypted);
            }
        }
    }

    private static void assertValid(FieldKind kind, String number) {
        assertThat(
                        switch (kind) {
                            case IDENTITY_NUMBER -> NationalId.tryParse(number).isPresent();
                            case PHONE -> PhoneNumber.tryParse(number).isPresent();
                            case CARD_NUMBER -> BankCardNumber.tryParse(number).isPresent();
                            default -> throw new IllegalStateException();
                        })
                .as("%s", kind)
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "IDENTITY_NUMBER,185001010000000007",
        "IDENTITY_NUMBER,110000185001010009",
        "PHONE,13000000000",
        "PHONE,19999999999",
        "PHONE,+86 139-0000-0000",
        "CARD_NUMBER,4000000000006",
        "CARD_NUMBER,6222020000000000000"
    })
    @DisplayName("M4: so are the first and the last of all numbers, however they are written")
    void encryptsTheEnds(FieldKind kind, String written) {
        String number = written;
        if (kind == FieldKind.IDENTITY_NUMBER) {
            String seventeen = written.startsWith("18") ? "65999920991231999" : "11000018500101000";
            number = seventeen + NationalId.checkCharacter(seventeen);
        }
        RecipientKeys keys = new RecipientKeys(SECRET, PseudonymSuite.SHA_256_AES);
        String encrypted = keys.of(FIRST).encrypted(kind, number).orElseThrow();
        assertValid(kind, encrypted);
        assertThat(keys.encryption(FIRST, kind).decrypted(kind, encrypted))
                .hasValue(number.replaceAll("^\\+86|[ -]", ""));
    }

    @Test
    @DisplayName(
            "M4: region, date and sequence of an identity number are hidden; of a card the issuer is kept and the rest hidden")
    void hidesWhatItShould() {
        RecipientForms forms = new RecipientKeys(SECRET, PseudonymSuite.SHA_256_AES).of(FIRST);
        Random random = new Random(2);
        int sameRegion = 0;
        int sameBirth = 0;
        int sameLine = 0;
        for (int i = 0; i < VALUES; i++) {
            String id = Numbers.nationalId(random);
            String encrypted = forms.encrypted(FieldKind.IDENTITY_NUMBER, id).orElseThrow();
            sameRegion += encrypted.startsWith(id.substring(0, 6)) ? 1 : 0;
            sameBirth += encrypted.startsWith(id.substring(6, 14), 6) ? 1 : 0;
            String phone = Numbers.phone(random);
            sameLine += forms.encrypted(FieldKind.PHONE, phone).orElseThrow().endsWith(phone.substring(7)) ? 1 : 0;
            String card = Numbers.card(random);
            String other = forms.encrypted(FieldKind.CARD_NUMBER, card).orElseThrow();
            assertThat(other).startsWith(card.substring(0, 6)).hasSameSizeAs(card);
        }
        assertThat(List.of(sameRegion, sameBirth, sameLine)).allMatch(times -> times <= 2);
    }

    @Test
    @DisplayName("M4: what is no valid number is not encrypted")
    void encryptsNothingElse() {
        RecipientForms forms = new RecipientKeys(SECRET, PseudonymSuite.SHA_256_AES).of(FIRST);
        String unborn = "11010121000101001";
        assertThat(forms.encrypted(FieldKind.IDENTITY_NUMBER, "110105194912310021"))
                .isEmpty();
        assertThat(forms.encrypted(FieldKind.IDENTITY_NUMBER, unborn + NationalId.checkCharacter(unborn)))
                .isEmpty();
        assertThat(forms.encrypted(FieldKind.PHONE, "12345678901")).isEmpty();
        assertThat(forms.encrypted(FieldKind.CARD_NUMBER, "6222020000000000001"))
                .isEmpty();
        assertThat(forms.encrypted(FieldKind.PERSON_NAME, "张晓明")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(PseudonymSuite.class)
    @DisplayName(
            "M4: towards one recipient a value has always the same pseudonym, however it is written; other values have others")
    void isStable(PseudonymSuite suite) {
        RecipientForms forms = new RecipientKeys(SECRET, suite).of(FIRST);
        RecipientForms again = new RecipientKeys(SECRET, suite).of(FIRST);
        assertThat(forms.pseudonym(FieldKind.PHONE, "13800138000"))
                .isEqualTo(again.pseudonym(FieldKind.PHONE, "+86 138-0013-8000"))
                .hasValueSatisfying(token -> assertThat(token).matches("ps_[A-Za-z0-9_-]{24}"));
        assertThat(forms.pseudonym(FieldKind.PERSON_NAME, "张晓明"))
                .isEqualTo(again.pseudonym(FieldKind.PERSON_NAME, " 张 晓明"));
        assertThat(forms.pseudonym(FieldKind.IDENTITY_NUMBER, "11010519491231002x"))
                .isEqualTo(again.pseudonym(FieldKind.IDENTITY_NUMBER, "11010519491231002X"));
        Set<String> tokens = new HashSet<>();
        Random random = new Random(3);
        for (int i = 0; i < VALUES; i++) {
            tokens.add(forms.pseudonym(FieldKind.PHONE, Numbers.phone(random)).orElseThrow());
        }
        assertThat(tokens).hasSize(VALUES);
    }

    @ParameterizedTest
    @EnumSource(PseudonymSuite.class)
    @DisplayName(
            "M4: two recipients who put everything they were given together find nothing alike, and neither do two kinds")
    void isUnlinkable(PseudonymSuite suite) {
        RecipientKeys keys = new RecipientKeys(SECRET, suite);
        Random random = new Random(4);
        Set<String> first = new HashSet<>();
        Set<String> second = new HashSet<>();
        for (int i = 0; i < VALUES; i++) {
            String phone = Numbers.phone(random);
            String id = Numbers.nationalId(random);
            for (String recipient : List.of(FIRST, SECOND)) {
                RecipientForms forms = keys.of(recipient);
                Set<String> given = recipient.equals(FIRST) ? first : second;
                given.add(forms.pseudonym(FieldKind.PHONE, phone).orElseThrow());
                given.add(forms.pseudonym(FieldKind.LANDLINE, phone).orElseThrow());
                given.add(forms.encrypted(FieldKind.PHONE, phone).orElseThrow());
                given.add(forms.encrypted(FieldKind.IDENTITY_NUMBER, id).orElseThrow());
            }
            String forFirst = keys.of(FIRST).encrypted(FieldKind.PHONE, phone).orElseThrow();
            assertThat(keys.encryption(SECOND, FieldKind.PHONE).decrypted(FieldKind.PHONE, forFirst))
                    .isPresent()
                    .isNotEqualTo(java.util.Optional.of(phone));
        }
        assertThat(first).hasSize(4 * VALUES).doesNotContainAnyElementsOf(second);
    }

    @Test
    @DisplayName("M4: with another secret or suite everybody has another pseudonym; a short secret starts nothing")
    void dependsOnTheSecret() {
        byte[] other = Arrays.copyOf(SECRET, 32);
        other[31]++;
        Set<Object> tokens = new HashSet<>();
        for (PseudonymSuite suite : PseudonymSuite.values()) {
            for (byte[] secret : List.of(SECRET, other)) {
                tokens.add(new RecipientKeys(secret, suite).of(FIRST).pseudonym(FieldKind.PHONE, "13800138000"));
            }
        }
        assertThat(tokens).hasSize(4);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RecipientKeys(new byte[31], PseudonymSuite.SHA_256_AES));
    }

    @Test
    @DisplayName(
            "M4: a report is masked by pseudonyms of the viewer's institution; without a secret the value is hidden")
    void masksByPseudonyms() {
        MaskingPolicy policy = new MaskingPolicy(
                1,
                FirstPolicy.policy().effectiveFrom(),
                "he",
                "sun",
                List.of(0L),
                List.of(
                        new PolicyRule(
                                "partner",
                                Channel.PARTNER,
                                null,
                                null,
                                null,
                                FieldKind.PERSON_NAME,
                                MaskingRule.PSEUDONYM,
                                "test"),
                        new PolicyRule(
                                "partner",
                                Channel.PARTNER,
                                null,
                                null,
                                null,
                                FieldKind.IDENTITY_NUMBER,
                                MaskingRule.ENCRYPT,
                                "test")));
        String json = "{\"PA01\":{\"PA01B\":{\"PA01BQ01\":\"张晓明\",\"PA01BI01\":\"330106199003073311\"}}}";
        RawCreditReport raw = RawCreditReport.ofJson(ReportType.PERSONAL, json.getBytes(StandardCharsets.UTF_8));
        RecipientKeys keys = new RecipientKeys(SECRET, PseudonymSuite.SM3_SM4);
        var catalogues = Map.of(ReportType.PERSONAL, FieldCatalogue.of(ReportType.PERSONAL));
        var masking = new ReportMasking(catalogues, keys);
        var first = masking.mask(raw, Set.of(), partner("P30001", "one"), policy);
        assertThat(masking.mask(raw, Set.of(), partner("P30001", "two"), policy).text())
                .isEqualTo(first.text());
        assertThat(masking.mask(raw, Set.of(), partner("P30002", "one"), policy).text())
                .isNotEqualTo(first.text());
        assertThat(first.sections().at("/PA01/PA01B/PA01BQ01").asString()).startsWith("ps_");
        String encrypted = first.sections().at("/PA01/PA01B/PA01BI01").asString();
        assertThat(keys.encryption("institution/P30001", FieldKind.IDENTITY_NUMBER)
                        .decrypted(FieldKind.IDENTITY_NUMBER, encrypted))
                .hasValue("330106199003073311");
        assertThat(new ReportMasking(catalogues)
                        .mask(raw, Set.of(), partner("P30001", "one"), policy)
                        .text())
                .isEqualTo("{\"PA01\":{\"PA01B\":{\"PA01BQ01\":\"***\",\"PA01BI01\":\"***\"}}}");
    }

    private static Viewing partner(String institution, String account) {
        return new Viewing(
                new Viewer(account, Set.of("partner"), institution), Purpose.LOAN_APPLICATION, Channel.PARTNER);
    }

    private static Map<FieldKind, String> numbers(Random random) {
        return Map.of(
                FieldKind.IDENTITY_NUMBER,
                Numbers.nationalId(random),
                FieldKind.PHONE,
                Numbers.phone(random),
                FieldKind.CARD_NUMBER,
                Numbers.card(random));
    }
}
