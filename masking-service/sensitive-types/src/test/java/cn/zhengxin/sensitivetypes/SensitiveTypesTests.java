package cn.zhengxin.sensitivetypes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveTypesTests {

    static Stream<Sensitive> oneOfEach() {
        return Stream.of(
                NationalId.of("11010519491231002X"),
                FormerNationalId.of("110105491231002"),
                UnifiedSocialCreditCode.of("91350100M000100Y43"),
                PhoneNumber.of("13800138000"),
                BankCardNumber.of("6222020000000000000"),
                PersonName.of("欧阳修文"),
                EmailAddress.of("zhang@example.com"),
                PostalAddress.of("浙江省杭州市西湖区文三路138号"),
                BirthDate.of("1949-12-31"),
                new IdentityDocument(DocumentType.RESIDENT_ID, "11010519491231002X"));
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    @DisplayName("N2 · nothing of the value is in toString, and no type can be serialized")
    void printsRedacted(Sensitive sensitive) {
        String value = sensitive.reveal();
        assertThat(sensitive.toString())
                .contains("***")
                .startsWith(sensitive.getClass().getSimpleName() + "[");
        for (int i = 0; i + 2 <= value.length(); i++) {
            assertThat(sensitive.toString()).doesNotContain(value.substring(i, i + 2));
        }
        assertThat(sensitive).isNotInstanceOf(Serializable.class);
        assertThat(List.of(sensitive).toString()).doesNotContain(value);
    }

    @ParameterizedTest
    @MethodSource("oneOfEach")
    @DisplayName("M2 · the masked form never holds the whole value")
    void masksSomething(Sensitive sensitive) {
        assertThat(sensitive.masked()).doesNotContain(sensitive.reveal());
    }

    @Test
    @DisplayName(
            "M2 · the default forms: 3+4 of identity and mobile numbers, last 4 of a card, surname, district, year")
    void masksByTheDefaultForms() {
        assertThat(oneOfEach().map(Sensitive::masked))
                .containsExactly(
                        "110***********002X",
                        "110********1002",
                        "91350100******0Y43",
                        "138****8000",
                        "***************0000",
                        "欧阳*",
                        "z***@example.com",
                        "浙江省杭州市西湖区***",
                        "1949",
                        "110***********002X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"浙江省杭州市文三路翠苑小区3幢", "杭州市文三路138号金都花园小区", "文三路138号", "138号杭州市", "Wensan Road 138", "杭州市张家村委会3组"})
    @DisplayName("M2 · an address without a recognisable district shows no street, compound or house")
    void showsNothingBelowTheDistrict(String address) {
        assertThat(PostalAddress.of(address).masked())
                .endsWith("***")
                .doesNotContain("路", "小区", "138", "幢", "Road", "村");
    }

    @ParameterizedTest
    @CsvSource({
        "北京市朝阳区建国路1号,北京市朝阳区***",
        "内蒙古自治区呼和浩特市新城区中山路,内蒙古自治区呼和浩特市新城区***",
        "江苏省苏州市昆山市人民路,江苏省苏州市昆山市***",
        "浙江省杭州市桐庐县迎春路,浙江省杭州市桐庐县***"
    })
    @DisplayName("M2 · an address is shown to the district")
    void showsTheDistrict(String address, String masked) {
        assertThat(PostalAddress.of(address).masked()).isEqualTo(masked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"20000229", "20240229", "19960229", "19000228", "20001231"})
    @DisplayName("A1 · a resident identity number with a day that exists is accepted")
    void acceptsDaysThatExist(String date) {
        assertThat(NationalId.tryParse(numberBornOn(date))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"19000229", "20230229", "21000229", "20230431", "20231301", "20230001", "20230100", "17990101"})
    @DisplayName(
            "A1 · a resident identity number with a day that never was is refused, though its check character is right")
    void refusesDaysThatNeverWere(String date) {
        assertThat(NationalId.tryParse(numberBornOn(date))).isEmpty();
    }

    @Test
    @DisplayName("A1 · a lower-case x and surrounding blanks are normalised")
    void normalisesTheCheckCharacter() {
        assertThat(NationalId.of(" 11010519491231002x ")).isEqualTo(NationalId.of("11010519491231002X"));
        assertThat(NationalId.of("11010519491231002X").birthDate()).isEqualTo(LocalDate.of(1949, 12, 31));
        assertThat(NationalId.of("11010519491231002X").regionCode()).isEqualTo("110105");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1101051949123100",
                "11010519491231002X1",
                "99010519491231002X",
                "1101051949123100２X",
                "11010519491231002Y"
            })
    @DisplayName("A1 · what is no identity number is refused, and the refusal does not repeat it")
    void refusesWithoutRepeatingTheValue(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NationalId.of(text))
                .withMessage("not a resident identity number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"I", "O", "S", "V", "Z", "i", "é", "Ａ"})
    @DisplayName("A1 · the alphabet of GB 32100 has no I, O, S, V, Z")
    void refusesCharactersOutsideTheAlphabet(String character) {
        assertThat(UnifiedSocialCreditCode.tryParse("91350100M00010" + character + "Y43"))
                .isEmpty();
    }

    @Test
    @DisplayName("A1 · a known code passes, in lower case too; letters in the region are refused")
    void checksCreditCodes() {
        assertThat(UnifiedSocialCreditCode.of("91350100m000100y43").reveal()).isEqualTo("91350100M000100Y43");
        String letterInRegion = "9135A100M000100Y4";
        assertThat(UnifiedSocialCreditCode.tryParse(
                        letterInRegion + UnifiedSocialCreditCode.checkCharacter(letterInRegion)))
                .isEmpty();
    }

    @Test
    @DisplayName("M3 · a fifteen-digit number is the former form of an eighteen-digit one")
    void renewsTheFormerNumber() {
        assertThat(FormerNationalId.of("110105491231002").renewed()).isEqualTo(NationalId.of("11010519491231002X"));
        assertThat(FormerNationalId.tryParse("110105490230002")).isEmpty();
        assertThat(FormerNationalId.tryParse("990105491231002")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"13800138000", "+86 138-0013-8000", "0086 13800138000", "86-13800138000"})
    @DisplayName("M2 · a mobile number is one however it is written")
    void normalisesPhoneNumbers(String text) {
        assertThat(PhoneNumber.of(text).reveal()).isEqualTo("13800138000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"12800138000", "1380013800", "138001380001", "02088888888", "13800１38000"})
    @DisplayName("A1 · what is no mobile number is refused")
    void refusesOtherPhoneNumbers(String text) {
        assertThat(PhoneNumber.tryParse(text)).isEmpty();
    }

    @Test
    @DisplayName("N2 · values of two types are never equal, equal ones are")
    void comparesByTypeAndValue() {
        assertThat(PersonName.of("张伟")).isEqualTo(PersonName.of(" 张伟 ")).hasSameHashCodeAs(PersonName.of("张伟"));
        assertThat((Object) PersonName.of("张伟")).isNotEqualTo(PostalAddress.of("张伟"));
        assertThat(PersonName.tryParse("张伟3")).isEmpty();
        assertThat(PersonName.of("买买提·阿不都").masked()).isEqualTo("买*");
    }

    @Test
    @DisplayName("A1 · an identity document refuses a number of the other type")
    void refusesTheNumberOfAnotherDocument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new IdentityDocument(DocumentType.UNIFIED_SOCIAL_CREDIT_CODE, "11010519491231002X"))
                .withMessageNotContaining("110105");
        assertThat(IdentityDocument.tryParse(DocumentType.RESIDENT_ID, "91350100M000100Y43"))
                .isEmpty();
        assertThat(IdentityDocument.tryParse(DocumentType.RESIDENT_ID, "11010519491231002x"))
                .hasValueSatisfying(document -> assertThat(document.number()).isEqualTo("11010519491231002X"));
    }

    private static String numberBornOn(String date) {
        String seventeen = "110105" + date + "002";
        return seventeen + NationalId.checkCharacter(seventeen);
    }
}
