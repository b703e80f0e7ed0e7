package cn.zhengxin.deploy.bureausimulator;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How the bureau misbehaves.
 *
 * @param delay how long {@link Mode#SLOW} waits, how long {@link Mode#ANSWER_AFTER_GONE} waits at most, and how long
 *     {@link Mode#TRICKLE} waits between two bytes
 * @param count how many inquiries it applies to; empty for all until the next change
 */
public record Behaviour(Mode mode, Duration delay, OptionalInt count) {

    /** The switches. All but {@link #DOWN} concern inquiries only: a look-up is always answered. */
    public enum Mode {
        NORMAL,
        /** The inquiry is made at once, the answer comes after the delay. */
        SLOW,
        /** The connection is reset before anything happened: no inquiry. */
        RESET_BEFORE,
        /** The inquiry is made, then the connection is reset. */
        RESET_AFTER,
        /** The inquiry is made, half of the answer is sent, then the connection ends. */
        HALF,
        /** The inquiry is made; the answer is sent once the client has gone, or after the delay if it stays. */
        ANSWER_AFTER_GONE,
        /** The inquiry is made; the answer comes byte by byte, for longer than anybody waits. */
        TRICKLE,
        /** The inquiry is made; the answer is a hundred megabytes long. */
        HUGE,
        /** The inquiry is made; the answer is no XML. */
        GARBAGE,
        /** The inquiry is made; the answer declares entities that multiply. */
        ENTITY_BOMB,
        /** The inquiry is made; the answer names a file of whoever reads it. */
        EXTERNAL_ENTITY,
        /** The inquiry is made; the answer is nested a hundred thousand times. */
        DEEP,
        /** The inquiry is made; the answer is in order, but to another request. */
        ANOTHERS_ANSWER,
        /** 503 to everything, look-ups too: no inquiry. */
        DOWN
    }

    // Before the constant: its constructor looks at it.
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    public static final Behaviour NORMAL = new Behaviour(Mode.NORMAL, Duration.ZERO, OptionalInt.empty());

    public Behaviour {
        if (delay.isNegative() || delay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("delay must lie between 0 and 10 minutes");
        }
        if (count.isPresent() && count.getAsInt() < 1) {
            throw new IllegalArgumentException("count must be positive");
        }
    }

    public static Behaviour of(Mode mode) {
        return switch (mode) {
            case SLOW -> new Behaviour(mode, Duration.ofSeconds(3), OptionalInt.empty());
            case ANSWER_AFTER_GONE -> new Behaviour(mode, Duration.ofSeconds(30), OptionalInt.empty());
            case TRICKLE -> new Behaviour(mode, Duration.ofMillis(100), OptionalInt.empty());
            case NORMAL,
                    RESET_BEFORE,
                    RESET_AFTER,
                    HALF,
                    HUGE,
                    GARBAGE,
                    ENTITY_BOMB,
                    EXTERNAL_ENTITY,
                    DEEP,
                    ANOTHERS_ANSWER,
                    DOWN -> new Behaviour(mode, Duration.ZERO, OptionalInt.empty());
        };
    }
}
