package cn.zhengxin.deploy.endtoend;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Who is killed, in which order and when: all of it out of one seed. */
final class Kills {

    /** What is killed. */
    enum Victim {
        QUERY_SERVICE("query-service"),
        /** A relay is a thread of its service; killed while its outbox holds something that is not on the topic. */
        RELAY("relay"),
        POSTGRESQL("postgresql"),
        KAFKA("kafka"),
        BUREAU("bureau-simulator");

        private final String title;

        Victim(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    /**
     * One kill.
     *
     * @param process which process of the platform
     * @param database whose outbox is watched for a relay
     * @param after how long after the requests have begun, or after the outbox was seen to hold something
     */
    record Kill(Victim victim, String process, String database, Duration after) {}

    private static final int LATEST_MILLIS = 2_500;
    private static final int LATEST_MILLIS_OF_RELAY = 30;

    private Kills() {}

    /** So many of each, shuffled. */
    static List<Kill> plan(int ofEach, long seed) {
        var random = new Random(seed);
        var all = new ArrayList<Kill>();
        for (Victim victim : Victim.values()) {
            for (int i = 0; i < ofEach; i++) {
                all.add(kill(victim, i, random));
            }
        }
        Collections.shuffle(all, random);
        return List.copyOf(all);
    }

    private static Kill kill(Victim victim, int number, Random random) {
        return switch (victim) {
            case QUERY_SERVICE, POSTGRESQL, KAFKA, BUREAU ->
                new Kill(victim, victim.title(), "", Duration.ofMillis(random.nextInt(LATEST_MILLIS)));
            case RELAY -> {
                // The two whose events a query is made of, in turn.
                boolean ofQueries = number % 2 == 0;
                yield new Kill(
                        victim,
                        ofQueries ? "query-service" : "authorization-service",
                        ofQueries ? "query" : "authorization",
                        Duration.ofMillis(random.nextInt(LATEST_MILLIS_OF_RELAY)));
            }
        };
    }
}
