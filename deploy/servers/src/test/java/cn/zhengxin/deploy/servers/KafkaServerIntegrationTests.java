package cn.zhengxin.deploy.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Kafka")
class KafkaServerIntegrationTests {
    private final KafkaServer server = Servers.shared(Server.KAFKA).kafka();

    @Test
    @DisplayName("keeps transactional records over a stop and a new start")
    void keepsRecordsOverARestart() throws Exception {
        Map<String, Object> producing = Map.of(
                "bootstrap.servers", server.bootstrapServers(), "acks", "all", "transactional.id", "restart-test");
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(producing, new StringSerializer(), new StringSerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>("restart", "key", "kept")).get();
            producer.commitTransaction();
        }

        server.stop();
        assertThat(server.isReady()).isFalse();
        server.start();

        assertThat(read("restart")).containsExactly("kept");
    }

    private List<String> read(String topic) {
        Map<String, Object> consuming = Map.of(
                "bootstrap.servers",
                server.bootstrapServers(),
                "group.id",
                "restart-test",
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
        List<String> values = new ArrayList<>();
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(consuming, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(topic));
            long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (values.isEmpty() && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }
}
