package cn.zhengxin.deploy.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * As much as one side takes from so many connections, each of which sends the next query when the last is answered.
 *
 * @param answered queries answered with data within the time
 * @param seconds of the turn
 * @param latencies of the answered, sorted, in nanoseconds
 * @param others how often anything else came back, by status
 */
record Turn(long answered, double seconds, List<Long> latencies, Map<String, Integer> others) {

    double perSecond() {
        return answered / seconds;
    }

    double millisAt(double quantile) {
        return latencies.isEmpty() ? 0 : latencies.get((int) ((latencies.size() - 1) * quantile)) / 1e6;
    }

    static Turn run(String url, String token, int connections, Duration time, List<String> bodies) {
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        var place = new AtomicInteger();
        var latencies = new ConcurrentLinkedQueue<Long>();
        var others = new ConcurrentLinkedQueue<String>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = new ArrayList<Future<?>>();
            for (int i = 0; i < connections; i++) {
                senders.add(threads.submit(() -> {
                    while (System.nanoTime() < end) {
                        int index = place.getAndIncrement();
                        if (index >= bodies.size()) {
                            others.add("nothing left to send");
                            return;
                        }
                        send(client, url, token, bodies.get(index), end, latencies, others);
                    }
                }));
            }
            senders.forEach(Turn::join);
        }
        var counted = new TreeMap<String, Integer>();
        others.forEach(other -> counted.merge(other, 1, Integer::sum));
        return new Turn(
                latencies.size(),
                time.toNanos() / 1e9,
                latencies.stream().sorted().toList(),
                counted);
    }

    private static void join(Future<?> sender) {
        try {
            sender.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(
            HttpClient client,
            String url,
            String token,
            String body,
            long end,
            ConcurrentLinkedQueue<Long> latencies,
            ConcurrentLinkedQueue<String> others) {
        var request = HttpRequest.newBuilder(URI.create(url + "/api/v1/credit-queries"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        long sent = System.nanoTime();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            long now = System.nanoTime();
            if (response.statusCode() == 201 && response.body().contains("\"ANSWERED\"")) {
                if (now <= end) {
                    latencies.add(now - sent);
                }
            } else {
                others.add(Integer.toString(response.statusCode()));
            }
        } catch (IOException _) {
            others.add("no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
