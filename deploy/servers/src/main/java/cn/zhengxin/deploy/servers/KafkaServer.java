package cn.zhengxin.deploy.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;

/** One Kafka broker that is its own controller (KRaft), in a JVM of its own. */
public final class KafkaServer extends RunningServer {
    private final int controllerPort;

    public KafkaServer(Path folder, int port, int controllerPort) {
        super("kafka", folder, port);
        this.controllerPort = controllerPort;
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port();
    }

    @Override
    String title() {
        return "Kafka";
    }

    @Override
    GuardedProcess launch() {
        Ports.requireFree(controllerPort, "Kafka's controller");
        Path data = folder().resolve("data");
        Path settings = folder().resolve("server.properties");
        try {
            Files.createDirectories(folder());
            Files.writeString(settings, settings(data));
            if (!Files.exists(data.resolve("meta.properties"))) {
                format(settings, data);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return GuardedProcess.start(
                name(), java("-Xms96m", "-Xmx256m", "kafka.Kafka", settings.toString()), Map.of(), folder(), logFile());
    }

    private void format(Path settings, Path data) {
        // Without meta.properties this is the rest of an interrupted first start.
        Unpacked.remove(data);
        GuardedProcess format = GuardedProcess.start(
                "kafka-format",
                java(
                        "-Xmx96m",
                        "kafka.tools.StorageTool",
                        "format",
                        "--config",
                        settings.toString(),
                        "--cluster-id",
                        Uuid.randomUuid().toString()),
                Map.of(),
                folder(),
                logFile());
        if (!format.awaitExit(Duration.ofSeconds(90)) || !Files.exists(data.resolve("meta.properties"))) {
            format.stop("KILL", Duration.ofSeconds(5));
            throw GuardedProcess.endedEarly("Kafka's storage formatting", logFile());
        }
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Jdk.java().toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-Dorg.slf4j.simpleLogger.showDateTime=true",
                "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
                "-Dorg.slf4j.simpleLogger.logFile=System.out",
                "-cp",
                Locations.kafkaClassPath()));
        command.addAll(List.of(arguments));
        return command;
    }

    private String settings(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                log.dirs=%3$s
                num.partitions=3
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                num.recovery.threads.per.data.dir=1
                log.cleaner.dedupe.buffer.size=8388608
                offsets.topic.num.partitions=3
                offsets.topic.replication.factor=1
                transaction.state.log.num.partitions=3
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                """.formatted(port(), controllerPort, data);
    }

    @Override
    public boolean isReady() {
        if (Ports.isFree(port())) {
            return false;
        }
        Map<String, Object> configuration = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                2_000,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                2_000);
        try (Admin admin = Admin.create(configuration)) {
            return !admin.describeCluster().nodes().get(3, TimeUnit.SECONDS).isEmpty();
        } catch (KafkaException | ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking Kafka", e);
        }
    }
}
