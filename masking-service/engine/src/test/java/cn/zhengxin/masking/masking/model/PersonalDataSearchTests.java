package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.masking.catalogue.FieldKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataSearchTests {

    private final KnownValues known = new KnownValues();
    private final PersonalDataSearch search = new PersonalDataSearch(known);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "11010519491231002x",
                "１１０１０５１９４９１２３１００２Ｘ",
                "110105 19491231 002X",
                "110105-19491231-002X",
                "1101 0519 4912 3100 2X",
                "1 1 0 1 0 5 1 9 4 9 1 2 3 1 0 0 2 X",
                "110105　19491231　002Ｘ",
                "110105–1949–1231–002×",
                "110105\u200b19491231\u200b002X",
                "一一零一零五一九四九一二三一零零二X",
                "①①0①0519491231002X",
                "110105491231002",
                "110105 491231 002",
                "１１０１０５４９１２３１００２",
                "11010519491231003X",
                "13800138000",
                "138 0013 8000",
                "138-0013-8000",
                "138.0013.8000",
                "138/0013/8000",
                "138（0013）8000",
                "幺三八洞洞幺三八洞洞洞",
                "❶❸❽⓪⓪❶❸❽⓪⓪⓪",
                "⒈⒊⒏⓪⓪⒈⒊⒏⓪⓪⓪",
                "1\u31643\u115F8\uFFA000138000",
                "110105、19491231、002X",
                "110105*1949*1231*002X",
                "110105 【1949】 1231 ; 002X",
                "110105    19491231    002X",
                "壹叁捌零零壹叁捌零零零",
                "壹參捌○○壹參捌○○○",
                "+86 138 0013 8000",
                "8613800138000",
                "008613800138000",
                "１３８００１３８０００",
                "6222020000000000000",
                "6222 0200 0000 0000 000",
                "4111-1111-1111-1111",
                "zhang.san@example.com",
                "zhang.san＠example．com",
                "zhang.san @ example.com.cn"
            })
    @DisplayName("M3 · found however it is written, and nothing of it is left")
    void findsPersonalData(String written) {
        PersonalDataSearch.Searched searched = search.search("号码" + written + "，请核实");
        assertThat(searched.text())
                .isEqualTo("号码"
                        + (written.startsWith("+86")
                                ? "+86 "
                                : written.startsWith("0086") ? "0086" : written.startsWith("86") ? "86" : "")
                        + "***，请核实");
        assertThat(searched.findings()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "11010519491231002X13800138000,***",
        "13800138000 13900139000,***",
        "330106199003073311 6222088301661318601,***",
        "证件330106199003073311电话13260181590,证件***电话***",
        "编号99330106199003073311,编号99***",
        "拨打013800138000,拨打0***"
    })
    @DisplayName("M3 · several in a row are all found")
    void findsSeveral(String text, String starred) {
        assertThat(search.search(text).text()).isEqualTo(starred);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "电话138,0013,8000找他|电话***找他",
                "电话138，0013，8000找他|电话***找他",
                "电话138、0013、8000找他|电话***找他",
                "电话138, 0013, 8000找他|电话***找他",
                "金额138,001,380元，另1,380,013,800元|金额138,001,380元，另1,380,013,800元",
                "第138,0013,80001号|第138,0013,80001号",
                "期数138,0013|期数138,0013"
            })
    @DisplayName("M3 · a phone's groups are found between commas too, and thousands are none")
    void findsPhonesBetweenCommas(String text, String starred) {
        assertThat(search.search(text).text()).isEqualTo(starred);
        assertThat(search.mayHold(text.toCharArray(), 0, text.length()) || text.equals(starred))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "电话&#49;&#51;&#56;00138000",
                "&#x5f20;晓明",
                "138&nbsp;0013&nbsp;8000",
                "138<br>0013<br/>8000",
                "%31%33%38",
                "张<b>晓</b>明",
                "\\u5f20晓明",
                "电话\u202E00083100831\u202C",
                "\u2067明晓张\u2069"
            })
    @DisplayName("M3 · wording that hides its signs behind their numbers, or turns them round, is shown nothing of")
    void hidesDisguisedWording(String text) {
        assertThat(search.mayHold(text.toCharArray(), 0, text.length())).isTrue();
        assertThat(search.search(text)).isEqualTo(new PersonalDataSearch.Searched("***", 1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "本人对该笔记录有异议。",
                "A&B公司 #1，利率<5%且>3%，R&D；C:\\data",
                "2021-03-05至2022-03-05期间逾期2次，金额1500.00元",
                "二〇二一年三月五日结清，余额三万五千元",
                "合同编号R583705，共36期，第12期",
                "R029194 2026-11-25T10:15:30+08:00",
                "最近24个月：NNNN1N23CNNN",
                "020-88888888"
            })
    @DisplayName("M3 · wording without personal data stays as it is")
    void leavesOtherWording(String text) {
        assertThat(search.search(text)).isEqualTo(new PersonalDataSearch.Searched(text, 0));
    }

    @ParameterizedTest
    @CsvSource({"CERTIFICATE,33010619900307331", "PHONE,1326018159", "CARD,622208830166131860"})
    @DisplayName("M3 · a known number without its last sign, which can be worked out, is found too")
    void findsAllButTheLast(String which, String written) {
        switch (which) {
            case "CERTIFICATE" -> known.add(FieldKind.IDENTITY_NUMBER, "330106199003073311");
            case "PHONE" -> known.add(FieldKind.PHONE, "13260181590");
            default -> known.add(FieldKind.CARD_NUMBER, "6222088301661318601");
        }
        assertThat(search.search("他的号码" + written + "？").text()).isEqualTo("他的号码***？");
        assertThat(search.mayHold(written.toCharArray(), 0, written.length())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"张晓明", "张 晓 明", "张　晓　明", "张\u200b晓明", "张·晓明"})
    @DisplayName("M3 · the subject's own name is found, also when it is spaced out")
    void findsTheSubjectsName(String written) {
        known.add(FieldKind.PERSON_NAME, "张晓明");
        assertThat(search.search("借款人" + written + "称").text()).isEqualTo("借款人***称");
    }

    @Test
    @DisplayName("M3 · a name in Latin letters is found whatever its case and spacing")
    void findsLatinNames() {
        known.add(FieldKind.PERSON_NAME, "Zhang Xiaoming");
        assertThat(search.search("Mr ZHANG  XIAOMING says").text()).isEqualTo("Mr *** says");
    }

    @ParameterizedTest
    @ValueSource(strings = {"XY202481393284", "xy-2024-8139-3284", "XY 2024.8139.3284", "前缀9XY2024813932849"})
    @DisplayName("M3 · what the report itself tells of a person is found within anything")
    void findsKnownNumbers(String written) {
        known.add(FieldKind.ACCOUNT_NUMBER, "XY202481393284");
        assertThat(search.search(written).text()).contains("***").doesNotContain("8139");
    }

    @ParameterizedTest
    @CsvSource({"电话13800138000一直不通,电话***一直不通", "电话13800138000三次不通,电话***三次不通", "证件110105491231002一份,证件***一份"})
    @DisplayName("M3: a number ends where wording goes on in Han numerals")
    void endsWhereWordingGoesOn(String text, String starred) {
        assertThat(search.search(text).text()).isEqualTo(starred);
    }

    @ParameterizedTest
    @CsvSource({
        "现住文三路35号2幢371室，租住,现住***，租住",
        "现住文三路35号，租住,现住***，租住",
        "现住文三路３５号，租住,现住***，租住",
        "现住文三路三五号，租住,现住***，租住",
        "现住西湖区文三路 35 号 2 幢 371 室,现住西湖区***",
        "文三路支行,文三路支行",
        "文三路36号,文三路36号"
    })
    @DisplayName(
            "M3: the subject's own address is found below the district, whole or as far as the house, however it is written")
    void findsTheSubjectsAddress(String text, String starred) {
        known.add(FieldKind.ADDRESS, "浙江省杭州市西湖区文三路35号2幢371室");
        assertThat(search.search(text).text()).isEqualTo(starred);
    }

    @Test
    @DisplayName("M3 · the fifteen-digit form of a known identity number is known too")
    void knowsTheFormerNumber() {
        known.add(FieldKind.IDENTITY_NUMBER, "11010519491231002X");
        assertThat(search.search("x9110105491231002" + "1").text()).isEqualTo("x9***1");
    }

    @Test
    @DisplayName("M3 · very long wording is searched in a moment")
    void searchesLongWording() {
        known.add(FieldKind.PERSON_NAME, "张晓明");
        String text = "1 2 3-".repeat(100_000) + "张晓明" + "9".repeat(100_000) + "a@".repeat(50_000);
        assertThat(search.search(text).text()).doesNotContain("张晓明");
    }
}
