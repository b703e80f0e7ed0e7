package cn.zhengxin.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever anybody writes into an address. */
class PlainAddressPropertyTests {

    private static final int TRIES = 20_000;
    private static final int ENDLESS = 1_000_000;

    /** The same rules as patterns, which are short to read and fit for short texts only. */
    private static final Pattern PATH = Pattern.compile("/|(/[A-Za-z0-9._~-]+)+/?");

    private static final Pattern ENCODED = Pattern.compile("(?:[\\x21-\\x7e&&[^%]]|%[0-9A-Fa-f]{2})*");

    private static final List<String> PIECES = List.of(
            "/",
            "a",
            "Z",
            "9",
            ".",
            "..",
            "~",
            "-",
            "_",
            "%",
            "%4",
            "%41",
            "%E5%BC%A0",
            "%c0",
            "%00",
            "%0d",
            "%g0",
            ";",
            ":",
            "?",
            "#",
            "[",
            "=",
            "&",
            "+",
            " ",
            "\t",
            "\u0000",
            "\u007f",
            "\u0085",
            "é",
            "张",
            "\uD83D",
            "𝟘",
            "%\u0665\u0665");

    @Test
    @DisplayName("an address is read as its rules say, whatever it is made of")
    void readsAsTheRulesSay() {
        var random = new Random(2026);
        for (var attempt = 0; attempt < TRIES; attempt++) {
            var text = text(random);

            assertThat(PlainAddress.isPlain(text)).as("path %s", text).isEqualTo(isPlainByPattern(text));
            if (!ENCODED.matcher(text).matches()) {
                assertThat(PlainAddress.isPlainQuery(text)).as("query %s", text).isFalse();
            } else if (!text.contains("%")) {
                assertThat(PlainAddress.isPlainQuery(text)).as("query %s", text).isTrue();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "/",
                "/a",
                "a/",
                ".",
                "%",
                "%41",
                "%E5%BC%A0",
                "%c0",
                "%0",
                "&",
                "=",
                "a=1&",
                "+",
                ";",
                "é",
                "张",
                " ",
                "\u0000"
            })
    @DisplayName("a million characters of anything are read to the end, one after another")
    void readsTheLongestAddresses(String unit) {
        var text = "/" + unit.repeat(ENDLESS / unit.length());

        assertTimeout(Duration.ofSeconds(5), () -> {
            var path = PlainAddress.isPlain(text);
            var query = PlainAddress.isPlainQuery(text);
            assertThat(path).isEqualTo(List.of("a", "a/", ".").contains(unit));
            assertThat(query)
                    .isEqualTo(unit.chars().allMatch(character -> character > ' ' && character <= '~')
                            && !List.of("%", "%c0", "%0").contains(unit));
            assertThat(PlainAddress.isTooLong(text, null)).isTrue();
            assertThat(PlainAddress.isTooLong("/", text)).isTrue();
        });
    }

    private static String text(Random random) {
        var text = new StringBuilder(random.nextBoolean() ? "/" : "");
        for (var piece = random.nextInt(12); piece > 0; piece--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }

    private static boolean isPlainByPattern(String path) {
        return PATH.matcher(path).matches()
                && Arrays.stream(path.split("/", -1)).noneMatch(segment -> segment.equals(".") || segment.equals(".."));
    }
}
