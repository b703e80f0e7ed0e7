package cn.zhengxin.query.replay;

import cn.zhengxin.workingcalendar.BankDay;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which decisions are taken again, and under what.
 *
 * @param from included
 * @param to not included
 * @param version of the policy; it need not be approved
 */
record ReplayCommand(Instant from, Instant to, int version) {

    static final String PREFIX = "--replay.";

    static final String USAGE = """
            --replay.from=2026-01-01 [--replay.to=2026-06-30] --replay.version=2
              from      a bank day, from its beginning, or a moment with its zone (2026-01-01T08:00:00+08:00)
              to        a bank day, to its end, or a moment, not included; left out: now
              version   of the policy, proposed, approved or rejected""";

    /** A command, or everything that is wrong with the arguments. */
    sealed interface Parsed {
        record Sound(ReplayCommand command) implements Parsed {}

        record Faulty(List<String> faults) implements Parsed {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    static Parsed parse(List<String> arguments, Clock clock) {
        var faults = new ArrayList<String>();
        Map<String, String> named = named(arguments, faults);
        Instant from = moment("from", named.get("from"), false, faults).orElse(null);
        Instant to = named.containsKey("to")
                ? moment("to", named.get("to"), true, faults).orElse(null)
                : clock.instant();
        Integer version = version(named.get("version"), faults).orElse(null);
        if (from != null && to != null && !from.isBefore(to)) {
            faults.add(PREFIX + "from lies before " + PREFIX + "to");
        }
        return from == null || to == null || version == null || !faults.isEmpty()
                ? new Parsed.Faulty(faults)
                : new Parsed.Sound(new ReplayCommand(from, to, version));
    }

    private static Map<String, String> named(List<String> arguments, List<String> faults) {
        var named = new HashMap<String, String>();
        for (String argument : arguments) {
            if (!argument.startsWith(PREFIX)) {
                continue;
            }
            String[] parts = argument.substring(PREFIX.length()).split("=", 2);
            if (!List.of("from", "to", "version").contains(parts[0]) || parts.length < 2) {
                faults.add("there is no argument " + PREFIX + parts[0] + (parts.length < 2 ? " without a value" : ""));
            } else if (named.put(parts[0], parts[1]) != null) {
                faults.add(PREFIX + parts[0] + " is named once");
            }
        }
        return named;
    }

    private static Optional<Instant> moment(String name, @Nullable String text, boolean end, List<String> faults) {
        if (text != null) {
            try {
                LocalDate day = LocalDate.parse(text);
                return Optional.of(
                        (end ? day.plusDays(1) : day).atStartOfDay(BankDay.ZONE).toInstant());
            } catch (DateTimeException noDay) {
                try {
                    return Optional.of(OffsetDateTime.parse(text).toInstant());
                } catch (DateTimeException noMoment) {
                    // Told below.
                }
            }
        }
        faults.add(PREFIX + name + " is a day or a moment with its zone");
        return Optional.empty();
    }

    private static Optional<Integer> version(@Nullable String text, List<String> faults) {
        if (text != null && text.matches("[1-9][0-9]{0,8}")) {
            return Optional.of(Integer.valueOf(text));
        }
        faults.add(PREFIX + "version is the number of a version of the policy");
        return Optional.empty();
    }
}
