package cn.zhengxin.query.policychange.model;

import java.net.InetAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a number of the policy may be. Numbers are kept as text, because some of them are times, words or lists. */
public sealed interface Bounds {

    /** What a value may be, in words. */
    String inWords();

    boolean allow(String value);

    /** What the value should be, where it is not; never repeats the value. */
    default Optional<String> objection(String value) {
        return allow(value) ? Optional.empty() : Optional.of(inWords());
    }

    static Bounds whole(int least, int most) {
        return new WholeNumber(least, most);
    }

    /** A whole number, both ends included. */
    record WholeNumber(int least, int most) implements Bounds {

        private static final Pattern FORM = Pattern.compile("0|[1-9][0-9]{0,8}");

        @Override
        public String inWords() {
            return "a whole number from " + least + " to " + most;
        }

        @Override
        public boolean allow(String value) {
            return FORM.matcher(value).matches() && Integer.parseInt(value) >= least && Integer.parseInt(value) <= most;
        }
    }

    /**
     * A time of day, to the minute.
     *
     * @param orEndOfDay whether 24:00 will do
     */
    record TimeOfDay(boolean orEndOfDay) implements Bounds {

        private static final String END_OF_DAY = "24:00";
        private static final Pattern FORM = Pattern.compile("[0-9]{2}:[0-9]{2}");

        /** Minutes since midnight, of a sound value. */
        static int minutes(String value) {
            return value.equals(END_OF_DAY) ? 24 * 60 : LocalTime.parse(value).toSecondOfDay() / 60;
        }

        @Override
        public String inWords() {
            return "a time of day, HH:mm from 00:00 to " + (orEndOfDay ? END_OF_DAY : "23:59");
        }

        @Override
        public boolean allow(String value) {
            return isTime(value) || (orEndOfDay && value.equals(END_OF_DAY));
        }

        private static boolean isTime(String value) {
            try {
                LocalTime.parse(value);
                return FORM.matcher(value).matches();
            } catch (DateTimeException none) {
                return false;
            }
        }
    }

    /** One word of a closed list. */
    record OneOf(List<String> words) implements Bounds {
        public OneOf {
            words = List.copyOf(words);
        }

        @Override
        public String inWords() {
            return "one of " + String.join(", ", words);
        }

        @Override
        public boolean allow(String value) {
            return words.contains(value);
        }
    }

    /**
     * Words of a closed list, with commas, each once.
     *
     * @param atLeastOne whether none at all will not do
     */
    record SomeOf(List<String> words, boolean atLeastOne) implements Bounds {
        public SomeOf {
            words = List.copyOf(words);
        }

        @Override
        public String inWords() {
            return (atLeastOne ? "some of " : "none or some of ")
                    + String.join(", ", words)
                    + ", with commas, each once";
        }

        @Override
        public boolean allow(String value) {
            List<String> named = split(value);
            return words.containsAll(named)
                    && Set.copyOf(named).size() == named.size()
                    && !(atLeastOne && named.isEmpty());
        }
    }

    /**
     * Pairs {@code key=region} with commas, each key once.
     *
     * @param ofNetworks whether the keys are networks, {@code 10.1.0.0/16}; otherwise they are branches
     */
    record Regions(boolean ofNetworks) implements Bounds {

        private static final int MOST_PAIRS = 2_000;
        private static final Pattern WORD = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,31}");
        private static final Pattern NETWORK =
                Pattern.compile("([0-9]{1,3}(?:\\.[0-9]{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)/([0-9]{1,3})");

        /** The regions named, of a sound value. */
        static Set<String> regions(String value) {
            return split(value).stream()
                    .map(pair -> pair.substring(pair.indexOf('=') + 1).strip())
                    .collect(Collectors.toUnmodifiableSet());
        }

        @Override
        public String inWords() {
            return (ofNetworks ? "pairs network=region" : "pairs branch=region")
                    + " with commas, each once, at most "
                    + MOST_PAIRS;
        }

        @Override
        public boolean allow(String value) {
            List<String> pairs = split(value);
            return pairs.size() <= MOST_PAIRS
                    && pairs.stream().allMatch(this::isPair)
                    && pairs.stream().map(Regions::key).distinct().count() == pairs.size();
        }

        private boolean isPair(String pair) {
            int equals = pair.indexOf('=');
            return equals > 0
                    && WORD.matcher(pair.substring(equals + 1).strip()).matches()
                    && (ofNetworks
                            ? isNetwork(key(pair))
                            : WORD.matcher(key(pair)).matches());
        }

        private static String key(String pair) {
            return pair.split("=", 2)[0].strip();
        }

        private static boolean isNetwork(String text) {
            var form = NETWORK.matcher(text);
            if (!form.matches()) {
                return false;
            }
            try {
                int bits = InetAddress.ofLiteral(form.group(1)).getAddress().length * 8;
                return Integer.parseInt(form.group(2)) <= bits;
            } catch (IllegalArgumentException none) {
                return false;
            }
        }
    }

    private static List<String> split(String value) {
        return Arrays.stream(value.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
