package cn.zhengxin.keyrotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.zhengxin.encryption.KeyProvider;
import cn.zhengxin.encryption.MasterKeyRotation;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class KeyRotationAutoConfigurationTests {

    private final Looked masterKeys = new Looked();

    private final ApplicationContextRunner service = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(KeyRotationAutoConfiguration.class))
            .withBean(KeyProvider.class, () -> masterKeys)
            .withBean(DataSource.class, DriverManagerDataSource::new)
            .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
            // Nothing but the keys is looked at, so that no database is needed.
            .withPropertyValues("zhengxin.sample.keyrotation.enabled=false");

    @Test
    @DisplayName("N1 · a service that says where its keys lie takes a turn at each interval of its own settings")
    void takesTurns() {
        service.withBean(RotatedRows.class, () -> new RotatedRows("sample", List.of(new InMemorySealedRows("letter"))))
                .withPropertyValues(
                        "zhengxin.sample.keyrotation.interval=10ms", "zhengxin.other.keyrotation.interval=1h")
                .run(context -> {
                    assertThat(context.getBean(MasterKeyRotation.class).names()).containsExactly("letter");
                    assertThat(context.getBean(KeyRotationProperties.class).interval())
                            .isEqualTo(Duration.ofMillis(10));
                    await().atMost(Duration.ofSeconds(10)).until(() -> masterKeys.times.get() > 3);
                });
    }

    @Test
    @DisplayName("N1 · a service that does not say where its keys lie does not start")
    void doesNotStartWithoutRows() {
        service.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(
                        NoSuchBeanDefinitionException.class,
                        missing -> assertThat(missing.getBeanType()).isEqualTo(RotatedRows.class)));
    }

    /** Counts how often it is looked for a new key. */
    private static final class Looked implements KeyProvider {

        private final AtomicInteger times = new AtomicInteger();

        @Override
        public void refresh() {
            times.incrementAndGet();
        }

        @Override
        public String currentKeyId() {
            return "master-0001-aes-256-gcm";
        }

        @Override
        public byte[] wrap(String keyId, byte[] dataKey) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] unwrap(String keyId, byte[] wrapped) {
            throw new UnsupportedOperationException();
        }
    }
}
