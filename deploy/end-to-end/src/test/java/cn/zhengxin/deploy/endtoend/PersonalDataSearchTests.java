package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("zero 6 · the search for personal data")
class PersonalDataSearchTests {

    private static final SyntheticPopulation POPULATION = SyntheticPopulation.standard();
    private static final SyntheticPerson PERSON = POPULATION.person(42);

    private final PersonalDataSearch search =
            new PersonalDataSearch(POPULATION.people(), List.of(PERSON), POPULATION.enterprises());

    static Stream<String> everyIdentifierOfAPerson() {
        return Stream.concat(PERSON.identifiers().stream(), Stream.of(PERSON.name()));
    }

    @ParameterizedTest
    @MethodSource("everyIdentifierOfAPerson")
    void findsEveryIdentifierInPlainText(String identifier) {
        search.search("a log", "subject=" + identifier + " accepted");
        assertFound("a log");
    }

    @ParameterizedTest
    @MethodSource("everyIdentifierOfAPerson")
    void findsEveryIdentifierInBytesOfEveryEncoding(String identifier) {
        for (var charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            var own = new PersonalDataSearch(POPULATION.people(), List.of(PERSON), POPULATION.enterprises());
            own.search("a column", ("{\"n\":\"" + identifier + "\",\"padding\":\"plain text\"}").getBytes(charset));
            assertThat(own.sightings()).as(charset.name()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("everyIdentifierOfAPerson")
    void findsEveryIdentifierInHexadecimalBase64PercentAndUnicodeEscapes(String identifier) {
        byte[] bytes = ("{\"number\":\"" + identifier + "\"}").getBytes(StandardCharsets.UTF_8);
        var escaped = new StringBuilder();
        identifier.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, "\\u%04x", c)));
        for (String text : List.of(
                HexFormat.of().formatHex(bytes),
                "\\x" + HexFormat.of().withUpperCase().formatHex(bytes),
                Base64.getEncoder().encodeToString(bytes),
                "a" + Base64.getEncoder().encodeToString(bytes),
                "ab" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                "q=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8),
                "{\"v\":\"" + escaped + "\"}")) {
            var own = new PersonalDataSearch(POPULATION.people(), List.of(PERSON), POPULATION.enterprises());
            own.search("a text", text);
            assertThat(own.sightings()).as(text).isNotEmpty();
        }
    }

    /** Somebody nobody told the search about, and what of theirs has a form. */
    static Stream<String> everyFormOfAStranger() {
        return Stream.of(
                "330106199003073311",
                "11010519491231002X",
                "330106900307331",
                "13800138000",
                "6222021234567890128",
                "4367421234567896",
                "somebody@example.cn");
    }

    static Stream<Arguments> everythingInEveryEncoding() {
        return Stream.of(
                        everyIdentifierOfAPerson(),
                        everyFormOfAStranger(),
                        Stream.of(
                                PERSON.address(),
                                PERSON.registeredAddress(),
                                PERSON.related().name()))
                .flatMap(values -> values)
                .flatMap(value -> Encoding.ALL.entrySet().stream()
                        .filter(encoding -> encoding.getValue().isFor(value))
                        .map(encoding -> Arguments.of(
                                encoding.getKey(), Named.of(value.charAt(0) + "… " + value.length(), value))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("everythingInEveryEncoding")
    @DisplayName("N2 · a leak of each kind is found in each way of writing, at any place in what surrounds it")
    void findsEachKindInEachEncoding(String name, String value) {
        var encoding = Encoding.ALL.get(name);
        for (int offset = 0; offset < 4; offset++) {
            String surrounded = "xyz:".substring(0, offset) + (offset == 0 ? "" : "=") + value + ", and more";
            var own = new PersonalDataSearch(POPULATION.people(), List.of(PERSON), POPULATION.enterprises());
            own.search("planted", encoding.write(surrounded, value));
            assertThat(own.sightings()).as("offset %d", offset).isNotEmpty();
        }
    }

    /** A way of writing, and what it can be used for. */
    private record Encoding(Writer writer, Predicate<String> suits) {

        interface Writer {
            byte[] write(String surrounded, String value) throws IOException;
        }

        static final Map<String, Encoding> ALL = new TreeMap<>();

        static {
            of("plain", (text, _) -> text.getBytes(StandardCharsets.UTF_8));
            of("utf-16", (text, _) -> text.getBytes(StandardCharsets.UTF_16LE));
            of(
                    "percent",
                    (text, _) -> ("/q?x=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.US_ASCII));
            of(
                    "hexadecimal",
                    (text, _) -> HexFormat.of()
                            .formatHex(text.getBytes(StandardCharsets.UTF_8))
                            .getBytes(StandardCharsets.US_ASCII));
            of("base64", (text, _) -> Base64.getEncoder().encode(text.getBytes(StandardCharsets.UTF_8)));
            of(
                    "base64 for addresses",
                    (text, _) -> Base64.getUrlEncoder()
                            .withoutPadding()
                            .encode(("ÿ?>" + text).getBytes(StandardCharsets.UTF_8)));
            of("base64 cut off", (text, _) -> {
                byte[] whole = Base64.getEncoder().encode(("padding " + text).getBytes(StandardCharsets.UTF_8));
                return Arrays.copyOfRange(whole, 3, whole.length - 3);
            });
            of("json escapes", (text, _) -> escaped(text, "\\u%04x").getBytes(StandardCharsets.US_ASCII));
            of("html entities", (text, _) -> escaped(text, "&#%d;").getBytes(StandardCharsets.US_ASCII));
            of("gzip", (text, _) -> zipped(text));
            of("gzip behind other bytes", (text, _) -> {
                byte[] zipped = zipped(text);
                byte[] all = new byte[zipped.length + 7];
                System.arraycopy(zipped, 0, all, 7, zipped.length);
                return all;
            });
            of("gzip in base64", (text, _) -> Base64.getEncoder().encode(zipped(text)));
            of(
                    "base64 in percent",
                    (text, _) -> URLEncoder.encode(
                                    Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)),
                                    StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.US_ASCII));
            of("full-width", (text, _) -> wide(text).getBytes(StandardCharsets.UTF_8));
            of(
                    "full-width in percent",
                    (text, _) -> URLEncoder.encode(wide(text), StandardCharsets.UTF_8)
                            .getBytes(StandardCharsets.US_ASCII));
            // As people group them: four by four, a phone three, four, four; a name sign by sign.
            ALL.put("spaces", new Encoding((text, value) -> grouped(text, value, " "), Encoding::isGroupable));
            ALL.put("dashes", new Encoding((text, value) -> grouped(text, value, "-"), Encoding::isGroupable));
        }

        private static void of(String name, Writer writer) {
            ALL.put(name, new Encoding(writer, _ -> true));
        }

        boolean isFor(String value) {
            return suits.test(value);
        }

        byte[] write(String surrounded, String value) {
            try {
                return writer.write(surrounded, value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** An old identity number has no check digit to be known by across gaps, and nobody groups a passport's number. */
        private static boolean isGroupable(String value) {
            return value.matches("[0-9]{11}|[0-9]{16}|[0-9]{19}|[0-9]{17}[0-9X]|[\\u4e00-\\u9fff]{2,4}");
        }

        private static byte[] grouped(String text, String value, String gap) {
            String groups = value.length() == 11
                    ? value.replaceAll("(...)(....)(....)", "$1" + gap + "$2" + gap + "$3")
                    : value.replaceAll(value.length() < 5 ? "(.)(?=.)" : "(.{4})(?=.)", "$1" + gap);
            return text.replace(value, groups).getBytes(StandardCharsets.UTF_8);
        }

        private static String escaped(String text, String format) {
            var escaped = new StringBuilder();
            text.chars().forEach(c -> escaped.append(String.format(Locale.ROOT, format, c)));
            return escaped.toString();
        }

        private static String wide(String text) {
            var wide = new StringBuilder();
            text.chars().forEach(c -> wide.append((char) (c > ' ' && c < 0x7f ? c + 0xFEE0 : c)));
            return wide.toString();
        }

        private static byte[] zipped(String text) throws IOException {
            var bytes = new ByteArrayOutputStream();
            try (var gzip = new GZIPOutputStream(bytes)) {
                gzip.write(text.getBytes(StandardCharsets.UTF_8));
            }
            return bytes.toByteArray();
        }
    }

    @Test
    @DisplayName("N2 · hashes, identifiers, amounts, times and what passes a check digit by accident raise no alarm")
    void passesOverWhatIsHarmless() {
        var random = new Random(20261127);
        byte[] digest = new byte[32];
        for (int i = 0; i < 20_000; i++) {
            random.nextBytes(digest);
            String hex = HexFormat.of().formatHex(digest);
            search.search("a column of digests", digest);
            search.search("a column of digests in words", hex);
            search.search("a column of digests in base64", Base64.getEncoder().encodeToString(digest));
            search.search("a column of identifiers", new UUID(random.nextLong(), random.nextLong()).toString());
            search.search("a pseudonym", "sr_" + Long.toString(random.nextLong() & Long.MAX_VALUE, 32));
            search.search("an amount", random.nextInt(1_000_000_000) + "." + random.nextInt(10) + random.nextInt(10));
            search.search("a time", String.valueOf(1_764_000_000_000L + random.nextInt(100_000_000)));
            search.search(
                    "a fine time",
                    String.valueOf(1_764_000_000_000_000_000L + random.nextLong() % 1_000_000_000_000_000L));
            search.search(
                    "a line",
                    "{\"@timestamp\":\"2026-11-27T05:12:33.1234" + (10_000 + random.nextInt(90_000))
                            + "Z\",\"traceId\":\"" + hex.substring(0, 32) + "\",\"message\":\"request B10001-20261127-"
                            + (100_000 + random.nextInt(900_000)) + " answered in " + random.nextInt(1000) + " ms\"}");
        }
        assertThat(search.sightings()).isEmpty();
    }

    @Test
    void findsNumbersInsideLongerOnesGroupedAndInSmallLetters() {
        search.search("inside", "id" + PERSON.phones().getFirst() + "99");
        search.search("spaces", PERSON.cards().getFirst().replaceAll("(.{4})(?=.)", "$1 "));
        search.search("hyphens", PERSON.phones().getFirst().replaceAll("(...)(....)(....)", "$1-$2-$3"));
        var withX = POPULATION.people().stream()
                .filter(person -> person.nationalId().endsWith("X"))
                .findFirst()
                .orElseThrow();
        search.search("small", withX.nationalId().toLowerCase(Locale.ROOT));
        search.search("enterprise", POPULATION.enterprise(1).unifiedSocialCreditCode());
        assertFound("inside", "spaces", "hyphens", "small", "enterprise");
    }

    @Test
    void passesOverMaskedValuesPseudonymsAndNoise() {
        String id = PERSON.nationalId();
        search.search("masked", id.substring(0, 3) + "***********" + id.substring(14) + " 张**");
        var random = new Random(1);
        byte[] noise = new byte[200_000];
        random.nextBytes(noise);
        search.search("noise", noise);
        search.search("encoded noise", Base64.getEncoder().encodeToString(noise));
        search.search("name of somebody else", POPULATION.person(43).name());
        assertThat(search.sightings()).isEmpty();
    }

    @Test
    @DisplayName(
            "N2 · what has a form is found between the lengths and ends of a binary format, not in ciphertext that happens to have it")
    void tellsBinaryFormatsFromCiphertext() {
        byte[] email = "ab@cd.ef".getBytes(StandardCharsets.UTF_8);
        var framed = new ByteArrayOutputStream();
        framed.writeBytes(new byte[] {3, 't', 0, (byte) email.length});
        framed.writeBytes(email);
        framed.writeBytes(new byte[] {'x', 'p', 0, 0, 'm', 'o', 'r', 'e'});
        search.search("a session", framed.toByteArray());
        assertFound("a session");

        var random = new byte[] {(byte) 0x9a, 1, (byte) 0xf3, 7, (byte) 0x88, (byte) 0xc1, 2, (byte) 0xff};
        var ciphertext = new ByteArrayOutputStream();
        ciphertext.writeBytes(random);
        ciphertext.writeBytes(email);
        ciphertext.writeBytes(random);
        search.search("a ciphertext", ciphertext.toByteArray());
        assertThat(search.sightings()).extracting(PlatformFacts.Sighting::place).doesNotContain("a ciphertext");
    }

    @Test
    @DisplayName(
            "N2 · ciphertext with the form of an address in it, in two thousand surroundings, is never taken for one")
    void tellsCiphertextWhereverAnAddressComesUp() {
        var random = new Random(20261127);
        byte[] ciphertext = new byte[134];
        for (int i = 0; i < 2_000; i++) {
            random.nextBytes(ciphertext);
            System.arraycopy("a@b.cd".getBytes(StandardCharsets.UTF_8), 0, ciphertext, 64, 6);
            search.search("a vault", ciphertext);
        }
        search.search("a span", "name\u0001\u0000x@y.zz\u0012\u0005query".getBytes(StandardCharsets.UTF_8));
        assertThat(search.sightings()).isEmpty();
    }

    @Test
    @DisplayName(
            "N2 · a letter and eight digits within a digest or an identifier are no passport; within anything else they are")
    void tellsPassportsFromDigests() {
        var person = POPULATION.people().stream()
                .filter(one -> one.passport().matches("[A-F].*"))
                .findFirst()
                .orElseThrow();
        String passport = person.passport().toLowerCase(Locale.ROOT);
        search.search("a digest", "00" + passport + "c0ffee".repeat(8));
        search.search("the end of an identifier", "01a21e3f-8181-7463-a301-0" + passport + "ab");
        assertThat(search.sightings()).isEmpty();

        search.search("a word", "passport " + passport);
        search.search("a path", "/customers/" + passport + "/c0ffee");
        search.search("an identifier", "customer" + passport + "c0ffee".repeat(8));
        search.search(
                "in hexadecimal", HexFormat.of().formatHex(person.passport().getBytes(StandardCharsets.UTF_8)));
        assertFound("a word", "a path", "an identifier", "in hexadecimal");
    }

    @Test
    @DisplayName("N2 · tells where and what sort, never the data")
    void doesNotRepeatWhatItFound() {
        everyIdentifierOfAPerson().forEach(identifier -> search.search("a log", identifier));
        for (var sighting : search.sightings()) {
            assertThat(everyIdentifierOfAPerson()).noneMatch(sighting.toString()::contains);
            assertThat(sighting.sort()).containsAnyOf("person 42", "what looks like");
        }
    }

    private void assertFound(String... places) {
        assertThat(search.sightings().stream().map(PlatformFacts.Sighting::place))
                .contains(places);
    }
}
