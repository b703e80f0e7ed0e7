package cn.zhengxin.query.batch.web;

import cn.zhengxin.query.batch.application.BatchProgress;
import cn.zhengxin.query.batch.application.BatchProperties;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Progress as server-sent events, written by the request's own thread, which is a virtual one. A stream is bounded in time and ends
 * without an end of the batch; browsers come again by themselves and name the last event they have seen. So a caller's rights
 * are looked at anew, and nobody holds a connection through the gateway for as long as a batch runs.
 */
@Component
class ProgressStreams {

    private final BatchProperties.Progress properties;
    private final JsonMapper json;
    private final Semaphore free;
    private final CountDownLatch closing = new CountDownLatch(1);

    ProgressStreams(BatchProperties properties, JsonMapper json) {
        this.properties = properties.progress();
        this.json = json;
        this.free = new Semaphore(properties.progress().mostStreams());
    }

    /** False, and nothing is written, when too many streams are open. */
    boolean write(
            Supplier<Optional<BatchProgress>> progress, @Nullable String lastEventId, HttpServletResponse response) {
        if (!free.tryAcquire()) {
            return false;
        }
        try {
            stream(progress, lastEventId, response);
        } catch (IOException gone) {
            // The reader has left. It knows what it has read, and may come again.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            free.release();
        }
        return true;
    }

    private void stream(
            Supplier<Optional<BatchProgress>> progress, @Nullable String lastEventId, HttpServletResponse response)
            throws IOException, InterruptedException {
        long endsAt = System.nanoTime() + properties.streamFor().toNanos();
        long lastWrittenAt = System.nanoTime();
        String told = lastEventId;
        boolean begun = false;
        do {
            var found = progress.get();
            if (found.isEmpty()) {
                return;
            }
            boolean over = found.get().isOver();
            String id = BatchProgressResponse.idOf(found.get());
            if (!begun) {
                if (over && id.equals(told)) {
                    // What makes a browser come again no more.
                    response.setStatus(HttpStatus.NO_CONTENT.value());
                    return;
                }
                begin(response);
                begun = true;
            }
            if (!id.equals(told)) {
                write(
                        response,
                        "id: " + id + "\nevent: progress\ndata: "
                                + json.writeValueAsString(BatchProgressResponse.of(found.get())) + "\n\n");
                told = id;
                lastWrittenAt = System.nanoTime();
            } else if (System.nanoTime() - lastWrittenAt
                    >= properties.heartBeat().toNanos()) {
                write(response, ": still here\n\n");
                lastWrittenAt = System.nanoTime();
            }
            if (over) {
                write(response, "id: " + id + "\nevent: end\ndata: {}\n\n");
                return;
            }
        } while (System.nanoTime() - endsAt < 0 && !isClosingWithin(properties.interval()));
    }

    private void begin(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.OK.value());
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        write(response, "retry: " + properties.interval().toMillis() + "\n\n");
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
    }

    private boolean isClosingWithin(Duration pause) throws InterruptedException {
        return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** No shutdown waits for readers. */
    @EventListener(ContextClosedEvent.class)
    void close() {
        closing.countDown();
    }
}
