package cn.zhengxin.identity;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import cn.zhengxin.sensitivetypes.BankCardNumber;
import cn.zhengxin.sensitivetypes.NationalId;
import cn.zhengxin.sensitivetypes.PersonalDataInText.Sort;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.ConnectException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.mock.env.MockEnvironment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RedactedLogsTests {

    private static final String IDENTITY_NUMBER = "330106199003073311";
    private static final String PHONE = "13800138000";
    private static final String CARD = "6222021234567890128";
    private static final String SPAN_LIKE_A_CARD = "4367421234567896";
    private static final String ADDRESS = "zhang0001@mail.example.com";

    private final LoggerContext logging = new LoggerContext();
    private final StructuredLogEncoder encoder = new StructuredLogEncoder();

    @BeforeEach
    void logsAsEveryServiceDoes() {
        var environment = new MockEnvironment()
                .withProperty("spring.application.name", "sample")
                .withProperty("spring.application.pid", "4242");
        new HouseDefaults().postProcessEnvironment(environment, new SpringApplication());
        logging.putObject(Environment.class.getName(), environment);
        encoder.setContext(logging);
        encoder.setFormat(environment.getRequiredProperty("logging.structured.format.console"));
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.start();
    }

    @Test
    @DisplayName("N2 · personal data in a message or in an argument of it is taken out")
    void messageAndArguments() {
        var line = line("refused " + IDENTITY_NUMBER + " of {} with {}", List.of(PHONE, Path.of("/cards/" + CARD)));

        assertThat(line.path("message").asString())
                .isEqualTo("refused [identity-number] of [phone-number] with /cards/[card-number]");
    }

    @Test
    @DisplayName("N2 · personal data in the MDC and in key-value pairs is taken out, however deep")
    void diagnosticContext() {
        var event = event("carried out", List.of(), null, Map.of("correlationId", PHONE, "subject.name", "no number"));
        event.addKeyValuePair(new KeyValuePair("number", 13_800_138_000L));
        event.addKeyValuePair(new KeyValuePair("list", List.of("one", IDENTITY_NUMBER)));
        event.addKeyValuePair(new KeyValuePair("array", new String[] {CARD}));
        event.addKeyValuePair(new KeyValuePair("map", Map.of("inner", Map.of("innermost", ADDRESS))));
        event.addKeyValuePair(new KeyValuePair("object", Optional.of(PHONE)));
        event.addKeyValuePair(new KeyValuePair("count", 42));
        var written = written(event);

        assertHoldsNothing(written);
        var line = parsed(written);
        assertThat(line.path("correlationId").asString()).isEqualTo("[phone-number]");
        assertThat(line.path("number").asString()).isEqualTo("[phone-number]");
        assertThat(line.path("list").path(1).asString()).isEqualTo("[identity-number]");
        assertThat(line.path("array").path(0).asString()).isEqualTo("[card-number]");
        assertThat(line.path("map").path("inner").path("innermost").asString()).isEqualTo("[email-address]");
        assertThat(line.path("object").asString()).isEqualTo("Optional[[phone-number]]");
        assertThat(line.path("count").asInt()).isEqualTo(42);
        assertThat(line.path("subject").path("name").asString()).isEqualTo("no number");
    }

    @Test
    @DisplayName("N2 · personal data in an exception's text is not written, also where the text is kept")
    void exceptionTexts() {
        var spoken = new URISyntaxException("http://bureau/subjects?number=" + IDENTITY_NUMBER, "mail " + ADDRESS);
        var written = written(event("failed", List.of(), new IllegalStateException("for " + PHONE, spoken), Map.of()));

        assertHoldsNothing(written);
        assertThat(parsed(written).path("error").path("stack_trace").asString())
                .contains("java.lang.IllegalStateException\n")
                .contains("java.net.URISyntaxException: mail [email-address]")
                .contains("number=[identity-number]")
                .contains("RedactedLogsTests.exceptionTexts");
    }

    @Test
    @DisplayName("N2 · what is taken out is counted by its sort, and a sound line counts nothing")
    void counts() {
        var registry = new SimpleMeterRegistry();
        LogRedactions.COUNTED.bindTo(registry);
        double before = counted(registry, Sort.PHONE_NUMBER);
        JsonNode _ = line("query 0198a0de-0000-7000-8000-000000000001 answered in {} ms", List.of(12));
        assertThat(counted(registry, Sort.PHONE_NUMBER)).isEqualTo(before);
        JsonNode _ = line("{} and {}", List.of(PHONE, "13900139000"));
        assertThat(counted(registry, Sort.PHONE_NUMBER)).isEqualTo(before + 2);
    }

    @Test
    @DisplayName("N2 · whatever surrounds it, no number leaves in a line, and every line is whole JSON")
    void anyLine() {
        var random = new Random(20261127);
        for (int i = 0; i < 1_000; i++) {
            var secrets = List.of(identityNumber(random), "1" + (3 + i % 7) + digits(random, 9), card(random));
            var event = event(
                    noise(random) + "{}" + noise(random) + secrets.get(0) + noise(random),
                    List.of(secrets.get(1)),
                    i % 3 == 0 ? new ConnectException(noise(random) + secrets.get(2)) : null,
                    Map.of("key", noise(random) + secrets.get(2) + noise(random)));
            String written = written(event);
            assertThat(written).endsWith("}\n");
            assertThat(parsed(written).path("message").isString()).isTrue();
            assertThat(secrets).as("line %d", i).noneMatch(written::contains);
        }
    }

    @Test
    @DisplayName(
            "N2 · the ids of trace and span stay, though some look like a card; nothing else does under their names")
    void idsOfTraces() {
        var event = event(
                "carried out",
                List.of(),
                null,
                Map.of("traceId", "0af7651916cd43dd8448eb211c80319c", "spanId", SPAN_LIKE_A_CARD));
        assertThat(parsed(written(event)).path("spanId").asString()).isEqualTo(SPAN_LIKE_A_CARD);

        event = event("carried out", List.of(), null, Map.of("traceId", PHONE, "spanId", CARD));
        assertHoldsNothing(written(event));
    }

    @Test
    void leavesASoundLineAsItIs() {
        var line = line("request 0198a0de-0000-7000-8000-000000000001 \"quoted\"\n\tand more {}", List.of("张*"));

        assertThat(line.path("message").asString())
                .isEqualTo("request 0198a0de-0000-7000-8000-000000000001 \"quoted\"\n\tand more 张*");
        assertThat(line.path("@timestamp").asString()).startsWith("2026-11-27T05:12:33");
        assertThat(line.path("log").path("level").asString()).isEqualTo("ERROR");
        assertThat(line.path("process").path("pid").isNumber()).isTrue();
    }

    private static double counted(SimpleMeterRegistry registry, Sort sort) {
        return registry.get(LogRedactions.NAME)
                .tag("sort", sort.word())
                .functionCounter()
                .count();
    }

    private static void assertHoldsNothing(String written) {
        assertThat(List.of(IDENTITY_NUMBER, PHONE, CARD, ADDRESS)).noneMatch(written::contains);
    }

    private JsonNode line(String message, List<Object> arguments) {
        return parsed(written(event(message, arguments, null, Map.of())));
    }

    private LoggingEvent event(
            String message, List<?> arguments, @Nullable Throwable failure, Map<String, String> context) {
        var event = new LoggingEvent(
                RedactedLogsTests.class.getName(),
                logging.getLogger("cn.zhengxin.sample"),
                Level.ERROR,
                message,
                failure,
                new ArrayList<>(arguments).toArray());
        event.setInstant(Instant.parse("2026-11-27T05:12:33.123456Z"));
        event.setMDCPropertyMap(context);
        return event;
    }

    private String written(LoggingEvent event) {
        return new String(encoder.encode(event), StandardCharsets.UTF_8);
    }

    private static JsonNode parsed(String line) {
        return JsonMapper.shared().readTree(line);
    }

    private static String identityNumber(Random random) {
        String seventeen = "3301061990030" + digits(random, 1).replaceAll("[03-9]", "7") + digits(random, 3);
        return seventeen + NationalId.checkCharacter(seventeen);
    }

    private static String card(Random random) {
        String body = "622202" + digits(random, 12);
        return body + BankCardNumber.checkDigit(body);
    }

    private static String digits(Random random, int count) {
        return random.ints(count, 1, 10).mapToObj(Integer::toString).collect(Collectors.joining());
    }

    /** Anything but letters and digits of the alphabet right beside a number, which would make a word of it. */
    private static String noise(Random random) {
        return random.ints(random.nextInt(12), 0, 15)
                        .mapToObj(i -> List.of(
                                        "\"", "\\", "\n", "\t", "}", "],", "\u0000", "\u2028", "张", "😀", "\uD83D", "{",
                                        "%", "x y", "\u007f")
                                .get(i))
                        .collect(Collectors.joining())
                        .replace("{}", "")
                + ":";
    }
}
