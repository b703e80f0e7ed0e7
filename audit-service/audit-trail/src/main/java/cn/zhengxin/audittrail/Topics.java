package cn.zhengxin.audittrail;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics that are not there yet; an existing topic is left as it is. */
final class Topics {

    private final Map<String, Object> adminSettings;
    private final AuditTrailProperties.Topics shape;

    Topics(Map<String, Object> adminSettings, AuditTrailProperties.Topics shape) {
        this.adminSettings = new HashMap<>(adminSettings);
        // While the broker is gone, "rebootstrap" tries without pause: a busy processor and a full log.
        this.adminSettings.putIfAbsent(AdminClientConfig.METADATA_RECOVERY_STRATEGY_CONFIG, "none");
        this.shape = shape;
    }

    /** @throws IllegalStateException when the broker cannot be asked at the moment */
    void ensure(Collection<String> names) {
        try (var admin = Admin.create(adminSettings)) {
            var creations = admin.createTopics(names.stream()
                            .map(name -> new NewTopic(name, shape.partitions(), shape.replicationFactor()))
                            .toList())
                    .values();
            for (var creation : creations.values()) {
                try {
                    creation.get(5, TimeUnit.SECONDS);
                } catch (ExecutionException refused) {
                    if (!(refused.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("a topic could not be created", refused);
                    }
                }
            }
        } catch (TimeoutException unreachable) {
            throw new IllegalStateException("the broker did not answer", unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", interrupted);
        }
    }
}
