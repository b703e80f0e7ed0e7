package cn.zhengxin.idempotency;

import cn.zhengxin.identity.AccessRules;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** A service that counts how often it really worked. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class SampleService {

    @Bean
    AccessRules rules() {
        return registry -> registry.requestMatchers("/api/v1/**").hasAnyRole("query-officer", "reviewer");
    }

    @RestController
    static class Deeds {
        final AtomicInteger executed = new AtomicInteger();
        volatile CountDownLatch gate = new CountDownLatch(0);
        volatile boolean broken;

        private final CurrentIdempotencyKey key;

        Deeds(CurrentIdempotencyKey key) {
            this.key = key;
        }

        record Deed(String name) {}

        @PostMapping("/api/v1/deeds")
        ResponseEntity<Map<String, Object>> create(@RequestBody Deed deed) throws InterruptedException {
            gate.await();
            int number = executed.incrementAndGet();
            if (broken) {
                throw new IllegalStateException("broken");
            }
            return ResponseEntity.status(HttpStatus.CREATED)
                    .header("Location", "/api/v1/deeds/" + number)
                    .eTag("\"1\"")
                    .body(Map.of("number", number, "name", deed.name(), "key", key.value()));
        }

        @PostMapping("/api/v1/uploads")
        Map<String, Object> upload(@RequestPart MultipartFile file) {
            return Map.of("number", executed.incrementAndGet(), "size", file.getSize());
        }

        @PostMapping("/api/v1/pure")
        Map<String, Object> pure() {
            return Map.of("number", executed.incrementAndGet());
        }

        @PostMapping("/api/v1/large/{bytes}")
        void large(@PathVariable int bytes, OutputStream output) throws IOException {
            executed.incrementAndGet();
            for (int written = 0; written < bytes; written += 1000) {
                output.write(new byte[1000]);
            }
        }

        @PostMapping("/internal/v1/deeds")
        Map<String, Object> internal() {
            return Map.of("number", executed.incrementAndGet());
        }
    }
}
