package cn.zhengxin.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import cn.zhengxin.sensitivetypes.NationalId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A search that finds nothing proves nothing unless it looked: in each place something is planted, found, and taken away again. */
@Journey
@Order(Stage.LOAD)
class SearchedPlacesJourneyTests {

    private static final String TOPIC = "planted.v1";
    private static final String TABLE = "planted";

    private final RunningPlatform platform;
    private final Map<String, String> planted = new HashMap<>();
    private int drawn;

    SearchedPlacesJourneyTests(RunningPlatform platform) {
        this.platform = platform;
    }

    @Test
    @DisplayName("zero 6 · what is planted in tables, topics, Redis, logs and answers is found, each where it stands")
    void looksEverywhere() throws SQLException, IOException, ExecutionException, InterruptedException {
        var address = platform.address();
        Path log = address.logFolder().resolve("planted.log");
        var calls = new ArrayList<ClientCall>();
        List<Sighting> sightings;
        try (var connection = address.superuser("masking");
                var statement = connection.createStatement();
                var admin = Admin.create(Map.of("bootstrap.servers", address.kafka()))) {
            statement.execute("CREATE TABLE " + TABLE + " (words text, document jsonb, bytes bytea)");
            admin.createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.of((short) 1))))
                    .all()
                    .get();
            try {
                try (var insert = connection.prepareStatement("INSERT INTO " + TABLE + " VALUES (?, ?::jsonb, ?)")) {
                    insert.setString(1, "on " + number("column words"));
                    insert.setString(2, "{\"deep\":[\"" + number("column document") + "\"]}");
                    insert.setBytes(3, bytes(number("column bytes")));
                    insert.executeUpdate();
                }
                publish(address);
                redis("SET " + number("Redis, a key") + " x", "OK");
                redis("SET planted:string " + number("value of type string"), "OK");
                redis("HSET planted:hash field " + number("value of type hash"), "1");
                Files.writeString(log, "{\"message\":\"" + number("planted.log") + "\"}\n");
                calls.add(call("/api/v1/x?y=" + number("the address of"), "", "{}"));
                calls.add(call("/api/v1/x", "Location: /api/v1/x/" + number("a header of the answer"), "{}"));
                calls.add(call("/api/v1/x", "", "{\"a\":\"" + number("the answer to") + "\"}"));

                sightings = new PlatformReader(address).sightings(calls, new Sought(planted, List.of()));
            } finally {
                statement.execute("DROP TABLE " + TABLE);
                admin.deleteTopics(List.of(TOPIC)).all().get();
                Files.deleteIfExists(log);
                redis("DEL planted:string planted:hash", "2");
                for (String number : planted.keySet()) {
                    redis("DEL " + number, planted.get(number).equals("planted: Redis, a key") ? "1" : "0");
                }
            }
        }
        assertThat(planted).hasSize(13);
        assertThat(planted.values())
                .allSatisfy(sort -> assertThat(sightings)
                        .as(sort)
                        .anyMatch(sighting -> sighting.sort().equals(sort)
                                && sighting.place().contains(sort.substring("planted: ".length()))));
    }

    private void publish(PlatformAddress address) throws ExecutionException, InterruptedException {
        Map<String, Object> settings = Map.of("bootstrap.servers", address.kafka());
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            var message = new ProducerRecord<>(
                    TOPIC,
                    bytes(number("topic planted.v1, key")),
                    bytes("{\"a\":\"" + number("topic planted.v1, value") + "\"}"));
            message.headers().add("h", bytes(number("topic planted.v1, header h")));
            producer.send(message).get();
        }
    }

    private void redis(String command, String answer) throws IOException {
        try (var socket = new Socket(
                InetAddress.getLoopbackAddress(), platform.address().ports().redis())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write(bytes(command + "\r\n"));
            byte[] told = socket.getInputStream().readNBytes(answer.length() + 1);
            assertThat(new String(told, StandardCharsets.US_ASCII)).endsWith(answer);
        }
    }

    private static ClientCall call(String path, String headers, String body) {
        return new ClientCall("officer.lin", "GET", path, 200, "application/json", headers, body, false, false);
    }

    /** A number of nobody, another for each place. */
    private String number(String place) {
        String seventeen = "330999" + "19010203" + String.format(Locale.ROOT, "%03d", ++drawn);
        String number = seventeen + NationalId.checkCharacter(seventeen);
        planted.put(number, "planted: " + place);
        return number;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
