package cn.zhengxin.authorization.operator;

import static org.assertj.core.api.Assertions.assertThat;

import cn.zhengxin.authorization.Api;
import cn.zhengxin.authorization.AuthorizationServiceIntegration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefusedAccountsIntegrationTests extends AuthorizationServiceIntegration {

    private static final String REFUSED = "/internal/v1/operators/refused";
    private static final String TOPIC = "credit.authorization.v1";
    private static final String ACCOUNT = "privacy.he";

    private Api api;

    @BeforeEach
    void open() {
        api = api();
    }

    @AfterEach
    void reinstate() {
        jdbc.sql("UPDATE credit_operator SET suspension = NULL, points = 100 WHERE account = :account")
                .param("account", ACCOUNT)
                .update();
    }

    @Test
    @DisplayName("O11 · a suspended account is on the list of refused ones until it is reinstated")
    void listsSuspendedAccounts() {
        assertThat(refused()).doesNotContain(ACCOUNT);

        suspend();
        assertThat(refused()).contains(ACCOUNT);

        api.postEmpty(institutionAdministrator(), "/api/v1/operators/" + ACCOUNT + "/reinstatement");
        assertThat(refused()).doesNotContain(ACCOUNT);
    }

    @Test
    @DisplayName("O6, O11 · an account at grade C is on the list, whether or not anybody suspended it")
    void listsGradeC() {
        jdbc.sql("UPDATE credit_operator SET points = 69 WHERE account = :account")
                .param("account", ACCOUNT)
                .update();

        assertThat(refused()).contains(ACCOUNT);
    }

    @Test
    @DisplayName("O11 · the list is for services only")
    void isForServicesOnly() {
        for (var token : List.of(officerLin(), auditor(), institutionAdministrator(), loanOrigination())) {
            assertThat(api.get(token, REFUSED).status()).isEqualTo(403);
        }
    }

    @Test
    @DisplayName(
            "O11 · within a second of the answer the suspension can be read from the topic, by whoever reads all of it")
    void isOnTheTopicWithinASecond() {
        suspendOnceSoThatTheTopicIsThere();
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers(), "isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            Set<TopicPartition> partitions = new HashSet<>();
            consumer.partitionsFor(TOPIC)
                    .forEach(partition -> partitions.add(new TopicPartition(TOPIC, partition.partition())));
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            partitions.forEach(consumer::position);

            suspend();
            var answered = System.nanoTime();
            var seen = new ArrayList<String>();
            while (seen.isEmpty()
                    && System.nanoTime() - answered < Duration.ofSeconds(1).toNanos()) {
                consumer.poll(Duration.ofMillis(20)).forEach(message -> {
                    var event = Api.JSON.readTree(message.value());
                    if (event.path("aggregateId").asString().equals(ACCOUNT)
                            && event.path("data").path("accountRefused").asBoolean(false)) {
                        seen.add(event.path("type").asString());
                    }
                });
            }
            assertThat(seen).containsExactly("OperatorSuspended");
        }
    }

    private void suspendOnceSoThatTheTopicIsThere() {
        suspend();
        api.postEmpty(institutionAdministrator(), "/api/v1/operators/" + ACCOUNT + "/reinstatement");
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.sql("SELECT count(*) FROM outbox_event WHERE published_at IS NULL")
                                .query(Long.class)
                                .single()
                        == 0);
    }

    private void suspend() {
        var answer = api.post(
                institutionAdministrator(),
                "/api/v1/operators/" + ACCOUNT + "/suspension",
                Map.of("reason", "VIOLATION_SUSPECTED"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private List<String> refused() {
        var accounts = new ArrayList<String>();
        api.get(queryService(), REFUSED).json().path("accounts").forEach(account -> accounts.add(account.asString()));
        return accounts;
    }
}
