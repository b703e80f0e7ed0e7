package cn.zhengxin.deploy.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A search that finds nothing proves nothing unless it looked: in each place of the running platform a leak of each kind is planted in
 * each way of writing, found where it stands, and taken away again.
 */
@Journey
@Order(Stage.LOAD)
@Timeout(value = 60, unit = java.util.concurrent.TimeUnit.MINUTES)
class SearchedPlacesJourneyTests {

    private static final String TOPIC = "planted.v1";
    private static final String TABLE = "planted";
    private static final String PLANTED = "planted";
    /** Of the crowd, where nobody else draws from. */
    private static final int FIRST = SyntheticPopulation.FIRST_OF_CROWD + 3_000_000;

    /** What leaks, as the search names it, and whose it is. */
    private record Kind(String name, String sort, Function<SyntheticPerson, String> value) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("identity number", "identity number of person %d", SyntheticPerson::nationalId),
            new Kind(
                    "identity number of fifteen digits",
                    "former identity number of person %d",
                    SearchedPlacesJourneyTests::former),
            new Kind(
                    "phone",
                    "phone number of person %d",
                    person -> person.phones().getFirst()),
            new Kind(
                    "card", "card number of person %d", person -> person.cards().getFirst()),
            new Kind("name", "name of person %d", SyntheticPerson::name),
            new Kind("e-mail", "e-mail address of person %d", SyntheticPerson::email));

    private static final Map<String, UnaryOperator<String>> WRITINGS = Map.of(
            "plain",
            value -> value,
            "base64",
            value -> Base64.getEncoder().encodeToString(("id=" + value + ";").getBytes(UTF_8)),
            "percent",
            SearchedPlacesJourneyTests::percent,
            "hexadecimal",
            value -> HexFormat.of().formatHex(value.getBytes(UTF_8)),
            "spaced",
            SearchedPlacesJourneyTests::spaced,
            "full-width",
            SearchedPlacesJourneyTests::wide);

    /** Where it is planted, by a part of the place's name as the search tells it. */
    private static final List<String> PLACES = List.of(
            "file logs/planted.log",
            "file traces/planted.otlp",
            "table public.planted, column words",
            "table public.planted, column document",
            "table public.planted, column bytes",
            "topic planted.v1, key",
            "topic planted.v1, value",
            "topic planted.v1, header h",
            "Redis, a key",
            "Redis, a value of type string",
            "Redis, a value of type hash",
            "metrics of /planted",
            "the address of",
            "a header of the answer",
            "the answer to");

    private record Plant(String place, Kind kind, String writing, SyntheticPerson person) {

        String written() {
            return WRITINGS.get(writing).apply(kind.value().apply(person));
        }

        String sort() {
            return kind.sort().formatted(person.number());
        }

        @Override
        public String toString() {
            return kind.name() + ", " + writing + ", in " + place;
        }
    }

    private final RunningPlatform platform;
    private final List<Plant> plants = new ArrayList<>();

    SearchedPlacesJourneyTests(RunningPlatform platform) {
        this.platform = platform;
        var people = new Strangers();
        for (String place : PLACES) {
            for (var kind : KINDS) {
                for (String writing : WRITINGS.keySet()) {
                    if (!(kind.name().equals("e-mail") && writing.equals("spaced"))) {
                        plants.add(new Plant(place, kind, writing, people.next()));
                    }
                }
            }
        }
    }

    /** People whose names nobody else among them has, nor any relation: a finding says whose it is. */
    private static final class Strangers {
        private final HashSet<String> names = new HashSet<>();
        private int number = FIRST;

        SyntheticPerson next() {
            while (true) {
                var person = RunningPlatform.PEOPLE.person(number++);
                if (!person.name().equals(person.related().name())
                        && !names.contains(person.name())
                        && !names.contains(person.related().name())) {
                    names.add(person.name());
                    names.add(person.related().name());
                    return person;
                }
            }
        }
    }

    @Test
    @DisplayName(
            "N2 · a leak of each kind, in each way of writing, planted in each place of the running platform, is found there; and is gone afterwards")
    void looksEverywhere() throws SQLException, IOException, ExecutionException, InterruptedException {
        var calls = new ArrayList<ClientCall>();
        for (var plant : in("the address of")) {
            calls.add(call("/api/v1/x?y=" + plant.written(), "", "{}"));
        }
        for (var plant : in("a header of the answer")) {
            calls.add(call("/api/v1/x", "Location: /api/v1/x/" + plant.written(), "{}"));
        }
        for (var plant : in("the answer to")) {
            calls.add(call("/api/v1/x", "", "{\"a\":\"" + plant.written() + "\"}"));
        }
        var metrics = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        List<Sighting> sightings;
        try {
            serve(metrics);
            plantFiles();
            plantRows();
            plantMessages();
            plantKeys();
            sightings = reader(metrics).sightings(calls, sought());
        } finally {
            metrics.stop(0);
            takeAway();
        }
        assertThat(plants).hasSize(PLACES.size() * (KINDS.size() * WRITINGS.size() - 1));
        assertThat(plants)
                .allSatisfy(plant -> assertThat(sightings)
                        .as("%s", plant)
                        .anyMatch(sighting -> sighting.sort().equals(plant.sort())
                                && sighting.place().contains(plant.place())));
        // Whoever's it is: the form alone is enough.
        for (String place : PLACES) {
            for (String form : List.of("an identity number", "a phone number", "a card number", "an e-mail address")) {
                assertThat(sightings)
                        .as("%s in %s", form, place)
                        .anyMatch(sighting -> sighting.sort().equals("what looks like " + form)
                                && sighting.place().contains(place));
            }
        }
        platform.measurements()
                .note("N2 " + plants.size() + " leaks planted in " + PLACES.size() + " places, all found");

        var mine = plants.stream().map(Plant::sort).collect(Collectors.toSet());
        assertThat(new PlatformReader(platform.address()).sightings(List.of(), sought()))
                .as("what was planted is gone")
                .noneMatch(sighting -> mine.contains(sighting.sort()));
    }

    private List<Plant> in(String place) {
        return plants.stream().filter(plant -> plant.place().equals(place)).toList();
    }

    private Sought sought() {
        var former = new HashMap<String, String>();
        plants.stream()
                .filter(plant -> plant.kind().sort().startsWith("former"))
                .forEach(plant -> former.put(former(plant.person()), plant.sort()));
        return new Sought(former, plants.stream().map(Plant::person).toList());
    }

    private PlatformReader reader(HttpServer metrics) {
        return new PlatformReader(
                platform.address(),
                List.of(URI.create("http://127.0.0.1:" + metrics.getAddress().getPort() + "/planted")));
    }

    // --- planting

    /** As a process more, whose metrics bear a tag that they should not. */
    private void serve(HttpServer metrics) {
        var text = new StringBuilder();
        in("metrics of /planted")
                .forEach(plant -> text.append("requests_total{who=\"")
                        .append(plant.written())
                        .append("\"} 1.0\n"));
        metrics.createContext("/planted", exchange -> {
            try (exchange) {
                byte[] body = bytes(text.toString());
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        metrics.start();
    }

    private void plantFiles() throws IOException, InterruptedException {
        var lines = new StringBuilder();
        in("file logs/planted.log")
                .forEach(plant ->
                        lines.append("{\"message\":\"").append(plant.written()).append("\"}\n"));
        Files.writeString(log(), lines);
        // A span's attribute as services send it: its length before it.
        var spans = new ByteArrayOutputStream();
        for (var plant : in("file traces/planted.otlp")) {
            byte[] value = bytes(plant.written());
            spans.writeBytes(new byte[] {0x0a, (byte) (value.length + 2), 0x0a, (byte) value.length});
            spans.writeBytes(value);
        }
        var request = HttpRequest.newBuilder(URI.create(platform.traces().endpointOf(PLANTED)))
                .POST(HttpRequest.BodyPublishers.ofByteArray(spans.toByteArray()))
                .build();
        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    private void plantRows() throws SQLException {
        try (var connection = platform.address().superuser("masking");
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE " + TABLE + " (words text, document jsonb, bytes bytea)");
            insert(connection, "words", "?", "table public.planted, column words", written -> "on " + written);
            insert(
                    connection,
                    "document",
                    "?::jsonb",
                    "table public.planted, column document",
                    written -> "{\"deep\":[\"" + written + "\"]}");
            try (var insert = connection.prepareStatement("INSERT INTO " + TABLE + " (bytes) VALUES (?)")) {
                for (var plant : in("table public.planted, column bytes")) {
                    insert.setBytes(1, bytes(plant.written()));
                    insert.executeUpdate();
                }
            }
        }
    }

    private void insert(
            Connection connection, String column, String parameter, String place, UnaryOperator<String> surrounded)
            throws SQLException {
        try (var insert =
                connection.prepareStatement("INSERT INTO " + TABLE + " (" + column + ") VALUES (" + parameter + ")")) {
            for (var plant : in(place)) {
                insert.setString(1, surrounded.apply(plant.written()));
                insert.executeUpdate();
            }
        }
    }

    private void plantMessages() throws ExecutionException, InterruptedException {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", platform.address().kafka());
        try (var admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
        }
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (var plant : in("topic planted.v1, key")) {
                producer.send(new ProducerRecord<>(TOPIC, bytes(plant.written()), bytes("{}")))
                        .get();
            }
            for (var plant : in("topic planted.v1, value")) {
                producer.send(new ProducerRecord<>(TOPIC, bytes("{\"a\":\"" + plant.written() + "\"}")))
                        .get();
            }
            for (var plant : in("topic planted.v1, header h")) {
                var message = new ProducerRecord<byte[], byte[]>(TOPIC, bytes("{}"));
                message.headers().add("h", bytes(plant.written()));
                producer.send(message).get();
            }
        }
    }

    private void plantKeys() throws IOException {
        for (var plant : in("Redis, a key")) {
            redis("SET", plant.written(), "x");
        }
        for (var plant : in("Redis, a value of type string")) {
            redis("SET", PLANTED + ":" + plants.indexOf(plant), plant.written());
        }
        for (var plant : in("Redis, a value of type hash")) {
            redis("HSET", PLANTED + ":hash", "f" + plants.indexOf(plant), plant.written());
        }
    }

    private void takeAway() throws SQLException, IOException, ExecutionException, InterruptedException {
        try (var connection = platform.address().superuser("masking");
                var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + TABLE);
        }
        try (var admin =
                Admin.create(Map.of("bootstrap.servers", platform.address().kafka()))) {
            if (admin.listTopics().names().get().contains(TOPIC)) {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        }
        Files.deleteIfExists(log());
        Files.deleteIfExists(platform.address().traceFolder().resolve(PLANTED + ".otlp"));
        for (var plant : in("Redis, a key")) {
            redis("DEL", plant.written());
        }
        for (var plant : in("Redis, a value of type string")) {
            redis("DEL", PLANTED + ":" + plants.indexOf(plant));
        }
        redis("DEL", PLANTED + ":hash");
    }

    private Path log() {
        return platform.address().logFolder().resolve(PLANTED + ".log");
    }

    private void redis(String... words) throws IOException {
        var command = new ByteArrayOutputStream();
        command.writeBytes(bytes("*" + words.length + "\r\n"));
        for (String word : words) {
            byte[] own = bytes(word);
            command.writeBytes(bytes("$" + own.length + "\r\n"));
            command.writeBytes(own);
            command.writeBytes(bytes("\r\n"));
        }
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), platform.address().ports().redis())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(command.toByteArray());
            assertThat(socket.getInputStream().read()).as("Redis takes it").isIn((int) '+', (int) ':');
        }
    }

    private static ClientCall call(String path, String headers, String body) {
        return new ClientCall("officer.lin", "GET", path, 200, "application/json", headers, body, false, false);
    }

    // --- ways of writing

    /** As it was before 1999: no century, no check character. */
    private static String former(SyntheticPerson person) {
        return person.nationalId().substring(0, 6) + person.nationalId().substring(8, 17);
    }

    /** Every byte, as a program does that plays it safe. */
    private static String percent(String value) {
        if (value.chars().anyMatch(c -> c > 127)) {
            return URLEncoder.encode(value, UTF_8);
        }
        return "%" + HexFormat.ofDelimiter("%").formatHex(value.getBytes(UTF_8));
    }

    /** As people group them. */
    private static String spaced(String value) {
        if (value.length() == 11) {
            return value.replaceAll("(...)(....)(....)", "$1 $2 $3");
        }
        return value.replaceAll(value.length() < 5 ? "(.)(?=.)" : "(.{4})(?=.)", "$1 ");
    }

    private static String wide(String value) {
        return value.chars()
                .map(c -> c > ' ' && c < 0x7f ? c + 0xFEE0 : c)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
