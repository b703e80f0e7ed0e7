package cn.zhengxin.masking.statistics.model;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How many people (or what else must not be told apart) each group has, by one dimension or two. A combination that is not named
 * has nobody.
 *
 * @param dimensions one or two names
 */
public record FiguresTable(List<String> dimensions, List<Group> groups) {

    public FiguresTable {
        dimensions = List.copyOf(dimensions);
        groups = List.copyOf(groups);
        if (dimensions.isEmpty()
                || dimensions.size() > 2
                || Set.copyOf(dimensions).size() < dimensions.size()) {
            throw new IllegalArgumentException("A table has one dimension or two different ones");
        }
        Set<List<String>> seen = new HashSet<>();
        for (Group group : groups) {
            if (group.keys().size() != dimensions.size() || !seen.add(group.keys())) {
                throw new IllegalArgumentException("A group has one key for each dimension, and stands once");
            }
        }
    }

    /**
     * One group.
     *
     * @param keys one for each dimension, in their order
     */
    public record Group(List<String> keys, long count) {

        /** Keeps sums of a whole table within what a number holds. */
        public static final long LARGEST = 1_000_000_000_000L;

        public Group {
            keys = List.copyOf(keys);
            if (count < 0 || count > LARGEST) {
                throw new IllegalArgumentException("A group has nobody or somebody");
            }
        }
    }

    /** The different keys of a dimension, in the order in which they come. */
    List<String> keysOf(int dimension) {
        return groups.stream()
                .map(group -> group.keys().get(dimension))
                .distinct()
                .toList();
    }

    Map<String, String> named(List<String> keys) {
        return keys.size() == 1
                ? Map.of(dimensions.getFirst(), keys.getFirst())
                : Map.of(dimensions.getFirst(), keys.getFirst(), dimensions.getLast(), keys.getLast());
    }
}
