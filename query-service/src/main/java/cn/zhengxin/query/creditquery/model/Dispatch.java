package cn.zhengxin.query.creditquery.model;

import java.time.Instant;

/**
 * How often the inquiry was handed to the network, always under the same number, and when last.
 *
 * @param attempts at least one
 */
public record Dispatch(int attempts, Instant lastAt) {

    public Dispatch {
        if (attempts < 1) {
            throw new IllegalArgumentException("A dispatch was attempted at least once");
        }
    }

    static Dispatch first(Instant at) {
        return new Dispatch(1, at);
    }

    Dispatch again(Instant at) {
        return new Dispatch(attempts + 1, at);
    }
}
