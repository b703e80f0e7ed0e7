package cn.zhengxin.audit.ledger;

import cn.zhengxin.ledgerverifier.CanonicalJson;
import cn.zhengxin.ledgerverifier.TreeHead;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.NewTopic;
import org.springframework.context.annotation.Bean;
import org.springframework.kafka.KafkaException;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.stereotype.Component;

/** Publishes signed heads, at least once each, so that anybody who listens becomes a witness. */
@Component
class TreeHeadTopic {

    static final String NAME = "credit.tree-heads.v1";

    private static final int AT_ONCE = 200;
    private static final int SECONDS_TO_WAIT = 10;

    private final KafkaTemplate<String, String> kafka;
    private long published = -1;

    TreeHeadTopic(KafkaTemplate<String, String> kafka) {
        this.kafka = kafka;
    }

    @Bean
    static NewTopic treeHeads() {
        return TopicBuilder.name(NAME).partitions(1).build();
    }

    /** Publishes what is stored and was not published by this process; after a start, the latest head again. */
    void catchUp(Ledger ledger) {
        if (published < 0) {
            Optional<TreeHead> latest = ledger.latestHead();
            published = latest.map(TreeHead::size).orElse(0L);
            latest.ifPresent(head -> send(List.of(head)));
        }
        List<TreeHead> heads;
        do {
            heads = ledger.heads(published, Long.MAX_VALUE, AT_ONCE);
            if (!heads.isEmpty()) {
                send(heads);
                published = heads.getLast().size();
            }
        } while (heads.size() == AT_ONCE);
    }

    private void send(List<TreeHead> heads) {
        List<CompletableFuture<?>> sent = new ArrayList<>();
        for (TreeHead head : heads) {
            sent.add(kafka.send(
                    NAME,
                    "ledger",
                    CanonicalJson.write(TreeHeadResponse.of(head).members())));
        }
        try {
            CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new)).get(SECONDS_TO_WAIT, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException away) {
            throw new KafkaException("tree heads could not be published", away);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while publishing tree heads", stopped);
        }
    }
}
