package cn.zhengxin.sensitivetypes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalIdentifierTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LN11010519491231002X",
                "LN-11010519491231002x-7",
                "110105-19491231-002X",
                "110105 1949 1231 002X",
                "１１０１０５１９４９１２３１００２Ｘ",
                "9911010519491231002X",
                "13800138000",
                "LN-13800138000",
                "LN138-0013-8000",
                "2026-13800138000",
                "１３８ ００１３ ８０００",
                "6217005257259957",
                "LN-6259123156920212",
                "LN6217-0052-5725-9957",
                "６２１７００５２５７２５９９５７",
                "4111111111111111",
                "5555555555554444",
                "2223003122003222",
                "3530111333300000",
                "378282246310005",
                "write to zhang.san@example.com",
                "+8613800138000",
                "008613800138000",
                "013800138000",
                "一三八零零一三八零零零",
                "幺三八〇〇幺三八〇〇〇",
                "١٣٨٠٠١٣٨٠٠٠",
                "❶❸❽⓿⓿❶❸❽⓿⓿⓿",
                "1\u3164380\u115F0138000",
                "110105491231002",
                "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｃｏｍ"
            })
    @DisplayName("N2 · a person's number or address is found, however it is split and whatever width it has")
    void aPersonsNumberIsFound(String text) {
        assertThat(PersonalIdentifier.isIn(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LN-2026-000123",
                "LN-2026-1795653000",
                "LN-2026-1A2B3C",
                "LN-2026-0001234",
                "LN-2026-OTHER",
                "6217005257259958",
                "2026112700000008",
                "9217005257259954",
                "12346217005257259957",
                "110105194912310021",
                "138001380001",
                "a1b2c3d4-13800138-0001"
            })
    @DisplayName("N2 · an ordinary number of an application is left alone")
    void anOrdinaryNumberIsLeftAlone(String text) {
        assertThat(PersonalIdentifier.isIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-", "1", "-", "1 ", "a1-", "１－"})
    @DisplayName("N2 · a text of any length is searched to its end")
    void aTextOfAnyLengthIsSearched(String unit) {
        var filler = unit.repeat(100_000);

        assertThat(PersonalIdentifier.isIn(filler)).isFalse();
        assertThat(PersonalIdentifier.isIn(filler + "x-13800138000")).isTrue();
    }
}
