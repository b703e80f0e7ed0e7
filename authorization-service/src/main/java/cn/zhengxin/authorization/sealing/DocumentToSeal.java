package cn.zhengxin.authorization.sealing;

import java.time.Instant;
import java.util.List;

/**
 * What a sealed document says. Holds personal data and prints none.
 *
 * @param lines a paragraph each; an empty one leaves room
 */
public record DocumentToSeal(String title, List<String> lines, Instant sealedAt) {

    public DocumentToSeal {
        lines = List.copyOf(lines);
    }

    @Override
    public String toString() {
        return "DocumentToSeal[***]";
    }
}
