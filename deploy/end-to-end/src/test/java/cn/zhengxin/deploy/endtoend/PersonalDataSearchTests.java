package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    @DisplayName("N2 · tells where and what sort, never the data")
    void doesNotRepeatWhatItFound() {
        everyIdentifierOfAPerson().forEach(identifier -> search.search("a log", identifier));
        for (var sighting : search.sightings()) {
            assertThat(everyIdentifierOfAPerson()).noneMatch(sighting.toString()::contains);
            assertThat(sighting.sort()).contains("person 42");
        }
    }

    private void assertFound(String... places) {
        assertThat(search.sightings().stream().map(PlatformFacts.Sighting::place))
                .contains(places);
    }
}
