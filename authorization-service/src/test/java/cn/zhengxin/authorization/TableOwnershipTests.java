package cn.zhengxin.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whoever changes a table has to look in one room for what depends on it, and in the list below for who else reads it. */
class TableOwnershipTests {

    private static final Path MAIN = Path.of("src/main/java/cn/zhengxin/authorization");
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static final Pattern CREATED = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
    private static final Pattern WRITTEN = Pattern.compile("\\b(?:INSERT INTO|UPDATE|DELETE FROM|TRUNCATE)\\s+(\\w+)");
    private static final Pattern READ = Pattern.compile("(?<!DELETE )\\b(?:FROM|JOIN)\\s+(\\w+)");
    private static final Pattern REMARKS = Pattern.compile("/\\*.*?\\*/|//[^\\n]*", Pattern.DOTALL);

    /** Versions of the policy are written by who proposes them and read by everybody through {@code policy}. */
    private static final Map<String, String> ONE_ROOM_IN_TWO = Map.of("policychange", "policy");

    /** Rooms that read what is written elsewhere, by table, each in one statement with what is theirs. */
    private static final Map<String, Set<String>> READERS = Map.of(
            // Whether an operator has an account at the bureau (O4), and whether an answer is overdue (O8).
            "bureau_account", Set.of("operator"),
            "recertification", Set.of("operator"),
            "recertification_item", Set.of("operator"),
            // Whose review, account or answer it is.
            "credit_operator", Set.of("departure", "identityprovider", "recertification", "staffidentity"),
            // What the row in question is about, and where it stands.
            "customer_authorization", Set.of("authorizationbatch", "decision", "expirynotice", "loan"),
            // Whether a scan stands on another file (A4, A8, A9).
            "evidence", Set.of("authorizationbatch", "crossborder", "customerauthorization"),
            // Full names.
            "institution", Set.of("expirynotice", "partner"));

    @Test
    @DisplayName("A room's tables are written by that room only")
    void aRoomsTablesAreWrittenByThatRoomOnly() {
        var writers = rooms(WRITTEN);

        assertThat(writers).as("the statements are found").hasSizeGreaterThan(30);
        assertThat(writers)
                .allSatisfy((table, rooms) -> assertThat(rooms).as(table).hasSize(1));
    }

    @Test
    @DisplayName("Whoever else reads a table stands on the list, and nobody stands there in vain")
    void othersWhoReadStandOnTheList() {
        var writers = rooms(WRITTEN);
        var others = new TreeMap<String, Set<String>>();
        rooms(READ).forEach((table, rooms) -> {
            var guests = new TreeSet<>(rooms);
            guests.removeAll(writers.getOrDefault(table, Set.of()));
            // What migrations alone write is read by one room, its own.
            if (!guests.isEmpty() && (writers.containsKey(table) || guests.size() > 1)) {
                others.put(table, guests);
            }
        });

        assertThat(others).isEqualTo(READERS);
    }

    /** By table, the rooms whose statements name it so. */
    private static Map<String, Set<String>> rooms(Pattern statement) {
        var tables = tables();
        var found = new HashMap<String, Set<String>>();
        for (var file : files(MAIN, ".java")) {
            var room = MAIN.relativize(file).getName(0).toString();
            var matcher = statement.matcher(REMARKS.matcher(read(file)).replaceAll(""));
            while (matcher.find()) {
                if (tables.contains(matcher.group(1))) {
                    found.computeIfAbsent(matcher.group(1), _ -> new HashSet<>())
                            .add(ONE_ROOM_IN_TWO.getOrDefault(room, room));
                }
            }
        }
        return found;
    }

    private static Set<String> tables() {
        return files(MIGRATIONS, ".sql").stream()
                .flatMap(file -> CREATED.matcher(read(file)).results())
                .map(result -> result.group(1))
                .collect(Collectors.toSet());
    }

    private static List<Path> files(Path folder, String ending) {
        try (var all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
