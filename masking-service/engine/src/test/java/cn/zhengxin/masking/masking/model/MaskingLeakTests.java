package cn.zhengxin.masking.masking.model;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Personal strings of random persons, spelled at random, are put into random places of the bureau's example report. Whatever the
 * place, no whole number is in the answer. The judge below shares no code with the masking.
 */
class MaskingLeakTests {

    private static final int REPORTS = 150;
    private static final int INJECTIONS = 25;

    private final ReportMasking masking = Reports.masking();
    private final MaskingPolicy policy = FirstPolicy.policy();
    private final ObjectNode example = Reports.example(ReportType.PERSONAL);

    @ParameterizedTest
    @CsvSource({"query-officer,STAFF_SCREEN", "reviewer,STAFF_SCREEN", "dispute-handler,STAFF_SCREEN", "partner,PARTNER"
    })
    @DisplayName("M2 M3 · no whole identity, phone or card number and no e-mail address is anywhere in the answer")
    void leaksNothing(String role, Channel channel) {
        for (int seed = 1; seed <= REPORTS; seed++) {
            Random random = new Random(seed);
            Person subject = Person.random(random);
            Person other = Person.random(random);
            ObjectNode raw = report(subject, other, random);
            Purpose purpose = List.of(Purpose.values()).get(random.nextInt(Purpose.values().length));
            MaskedCreditReport masked = masking.mask(
                    new RawCreditReport(ReportType.PERSONAL, raw),
                    Set.of(),
                    Reports.viewing(role, purpose, channel),
                    policy);
            assertThat(leak(masked, subject)).as("subject, seed %d", seed).isEmpty();
            assertThat(leak(masked, other)).as("other person, seed %d", seed).isEmpty();
        }
    }

    @Test
    @DisplayName("M2 M3 · neither is anything of the bureau's own example")
    void leaksNothingOfTheExample() {
        Person person = new Person(
                example.at("/PA01/PA01B/PA01BQ01").asString(),
                example.at("/PA01/PA01B/PA01BI01").asString(),
                example.at("/PB01/PB01B/PB01BH/0/PB01BQ01").asString(),
                example.at("/PD01/0/PD01A/PD01AI03").asString(),
                example.at("/PB01/PB01A/PB01AQ01").asString());
        assertThat(person.secrets()).noneMatch(String::isEmpty);
        for (Purpose purpose : Purpose.values()) {
            for (String role : List.of("query-officer", "reviewer", "partner")) {
                Channel channel = role.equals("partner") ? Channel.PARTNER : Channel.STAFF_SCREEN;
                MaskedCreditReport masked = masking.mask(
                        new RawCreditReport(ReportType.PERSONAL, example),
                        Set.of(),
                        Reports.viewing(role, purpose, channel),
                        policy);
                assertThat(leak(masked, person)).isEmpty();
                assertThat(masked.sections().toString()).doesNotContain(person.name());
            }
        }
    }

    @Test
    @DisplayName("M2 M3 · a policy that gives one kind away is noticed: the judge is not blind")
    void noticesABrokenRule() {
        List<PolicyRule> broken = new ArrayList<>(policy.rules());
        broken.add(new PolicyRule(
                "broken", Channel.STAFF_SCREEN, null, null, null, FieldKind.PHONE, MaskingRule.FULL, "test"));
        Random random = new Random(1);
        Person subject = Person.random(random);
        MaskedCreditReport masked = masking.mask(
                new RawCreditReport(ReportType.PERSONAL, report(subject, subject, random)),
                Set.of(),
                Reports.viewing("broken", Purpose.LOAN_APPLICATION, Channel.STAFF_SCREEN),
                new MaskingPolicy(99, policy.effectiveFrom(), "he", "sun", policy.amountBounds(), broken));
        assertThat(leak(masked, subject)).isPresent();
    }

    /** Every text of the answer by itself, stripped of all that is no letter or digit. */
    private static Optional<String> leak(MaskedCreditReport masked, Person person) {
        List<String> texts = Reports.leaves(masked.sections());
        texts.addAll(masked.withheld());
        for (String text : texts) {
            String plain = plain(text);
            for (String secret : person.secrets()) {
                if (plain.contains(plain(secret))) {
                    return Optional.of(text);
                }
            }
        }
        return Optional.empty();
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{Nd}]", "");
    }

    private ObjectNode report(Person subject, Person other, Random random) {
        ObjectNode raw = example.deepCopy();
        ((ObjectNode) raw.at("/PA01/PA01B")).put("PA01BQ01", subject.name()).put("PA01BI01", subject.nationalId());
        ((ObjectNode) raw.at("/PB01/PB01B/PB01BH/0")).put("PB01BQ01", subject.phone());
        ((ObjectNode) raw.at("/PB01/PB01A")).put("PB01AQ01", subject.email());
        ((ObjectNode) raw.at("/PD01/0/PD01A")).put("PD01AI03", subject.card());
        List<Place> places = new ArrayList<>();
        places(raw, places);
        for (int i = 0; i < INJECTIONS; i++) {
            Place place = places.get(random.nextInt(places.size()));
            Person person = random.nextBoolean() ? subject : other;
            String secret = person.secrets().get(random.nextInt(person.secrets().size()));
            // What the report itself tells of its subject is found even within longer numbers and odd separators.
            String spelled = person.equals(subject) && random.nextInt(3) == 0
                    ? "8" + secret.replaceAll("([0-9]{5})", "$1/") + "7"
                    : spelled(secret, random);
            place.put(
                    switch (random.nextInt(4)) {
                        case 0 -> secret;
                        case 1 -> spelled;
                        case 2 -> "本人" + spelled + "，如有疑问请联系。";
                        default -> place.text() + "；" + spelled;
                    });
        }
        ((ObjectNode) raw.at("/PB01/PB01A")).put(subject.phone(), subject.nationalId());
        ((ObjectNode) raw.at("/PB01/PB01A")).put("PB01AX77", subject.card());
        return raw;
    }

    /** Full-width, or in groups, or both; addresses are left as they are. */
    private static String spelled(String secret, Random random) {
        if (secret.contains("@")) {
            return secret;
        }
        boolean wide = random.nextBoolean();
        boolean grouped = random.nextBoolean();
        String[] separators = {" ", "-", "　", "–", " - ", "\u200b"};
        String separator = separators[random.nextInt(separators.length)];
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < secret.length(); i++) {
            if (grouped && i > 0 && random.nextInt(4) == 0) {
                spelled.append(separator);
            }
            char character = secret.charAt(i);
            spelled.append(wide ? (char) (character + 0xFEE0) : character);
        }
        return spelled.toString();
    }

    private static void places(JsonNode node, List<Place> places) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (member.getValue().isString()) {
                    places.add(new Place(object, member.getKey(), -1));
                } else {
                    places(member.getValue(), places);
                }
            });
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i).isString()) {
                    places.add(new Place(array, "", i));
                } else {
                    places(array.get(i), places);
                }
            }
        }
    }

    private record Place(JsonNode parent, String name, int index) {

        String text() {
            return (index < 0 ? parent.get(name) : parent.get(index)).asString();
        }

        void put(String text) {
            if (parent instanceof ObjectNode object) {
                object.put(name, text);
            } else {
                ((ArrayNode) parent).set(index, JsonNodeFactory.instance.stringNode(text));
            }
        }
    }

    private record Person(String name, String nationalId, String phone, String card, String email) {

        static Person random(Random random) {
            String[] surnames = {"王", "李", "张", "刘", "陈", "欧阳"};
            String[] given = {"晓明", "建国", "丽", "思远", "海燕"};
            LocalDate born = LocalDate.of(1950, 1, 1).plusDays(random.nextInt(18_000));
            String seventeen = new String[] {"110101", "330106", "440305", "510107"}[random.nextInt(4)]
                    + born.format(DateTimeFormatter.BASIC_ISO_DATE)
                    + String.format("%03d", random.nextInt(1000));
            String card = new String[] {"622208", "622848", "436742"}[random.nextInt(3)]
                    + digits(random, 9 + random.nextInt(4));
            return new Person(
                    surnames[random.nextInt(surnames.length)] + given[random.nextInt(given.length)],
                    seventeen + NationalId.checkCharacter(seventeen),
                    "1" + (3 + random.nextInt(7)) + digits(random, 9),
                    card + BankCardNumber.checkDigit(card),
                    "user" + digits(random, 6) + "@example.com");
        }

        private static String digits(Random random, int count) {
            StringBuilder digits = new StringBuilder();
            for (int i = 0; i < count; i++) {
                digits.append(random.nextInt(10));
            }
            return digits.toString();
        }

        List<String> secrets() {
            return List.of(nationalId, phone, card, email);
        }
    }
}
