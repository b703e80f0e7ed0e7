package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.bureausimulator.SyntheticEnterprise;
import cn.zhengxin.deploy.bureausimulator.SyntheticPerson;
import cn.zhengxin.deploy.bureausimulator.SyntheticPopulation;
import cn.zhengxin.deploy.endtoend.PlatformFacts.AuthorizationRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.BureauInquiry;
import cn.zhengxin.deploy.endtoend.PlatformFacts.JournalledEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.LedgerRecord;
import cn.zhengxin.deploy.endtoend.PlatformFacts.OutboxEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.QueryRow;
import cn.zhengxin.deploy.endtoend.PlatformFacts.Sighting;
import cn.zhengxin.deploy.endtoend.PlatformFacts.TopicEvent;
import cn.zhengxin.deploy.endtoend.PlatformFacts.UseRow;
import cn.zhengxin.encryption.BlindIndex;
import cn.zhengxin.encryption.SubjectReferences;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gathers the facts of a running platform, past its services: from the bureau, the databases, the topics and the logs. */
public final class PlatformReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> SERVICE_DATABASES =
            List.of("authorization", "query", "masking", "dispute", "audit");
    private static final String A_DATABASE = "postgres";
    private static final String LOG_REDACTIONS = "zhengxin_log_redactions_total";
    private static final List<CreatedByClients> CREATED_BY_CLIENTS = List.of(
            new CreatedByClients("authorization", "customer_authorization", "id"),
            new CreatedByClients("authorization", "authorization_refusal", "id"),
            new CreatedByClients("authorization", "authorization_template", "version"),
            new CreatedByClients("authorization", "credit_operator", "account"),
            new CreatedByClients("authorization", "judicial_exemption", "id"),
            new CreatedByClients("authorization", "partner", "code"),
            new CreatedByClients("query", "credit_query", "id"),
            new CreatedByClients("dispute", "dispute", "id"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_AGAIN = 3;
    private static final String TREE_HEADS = "credit.tree-heads.v1";
    /** Rows at once: a table is larger than what this JVM should hold. */
    private static final int ROWS = 500;
    /** How places begin that are told together. */
    private static final List<String> KINDS =
            List.of("topic ", "Redis", "metrics", "the address of", "a header of the answer", "the answer");

    private final PlatformAddress address;
    private final List<URI> moreMetrics;
    private final SyntheticPopulation population = SyntheticPopulation.standard();
    /** Those of the crowd that the bureau was asked about, with everybody else. */
    private List<SyntheticPerson> people = population.people();

    private Map<String, Searched> searched = Map.of();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();

    public PlatformReader(PlatformAddress address) {
        this(address, List.of());
    }

    /**
     * Reads a platform that has more processes than the launcher knows of.
     *
     * @param moreMetrics where those show their metrics
     */
    public PlatformReader(PlatformAddress address, List<URI> moreMetrics) {
        this.address = address;
        this.moreMetrics = List.copyOf(moreMetrics);
    }

    /**
     * Everything, once what was committed has reached the ledger or has not within a minute.
     *
     * @param calls what clients did, as far as somebody kept it
     * @param sought whom to look for in clear beside those whose reports were asked for
     */
    public PlatformFacts gather(List<ClientCall> calls, Sought sought) throws SQLException {
        var facts = gatherOnce(calls, sought);
        // Reading takes seconds, and what was owed may be done meanwhile: a notice, a use that was to be told. Facts
        // of two moments contradict each other without any fault of the platform's, so they are read again.
        for (int again = 0; again < MOST_AGAIN && !numbered().equals(facts.numbered()); again++) {
            facts = gatherOnce(calls, sought);
        }
        return facts;
    }

    private Map<String, Long> numbered() throws SQLException {
        var numbered = new HashMap<String, Long>();
        for (String database : SERVICE_DATABASES) {
            outbox(database, new ArrayList<>(), numbered);
        }
        return numbered;
    }

    private PlatformFacts gatherOnce(List<ClientCall> calls, Sought sought) throws SQLException {
        awaitQuiet();
        var inquiries = inquiries(sought);
        var queries = queries();
        var outbox = new ArrayList<OutboxEvent>();
        var numbered = new HashMap<String, Long>();
        for (String database : SERVICE_DATABASES) {
            outbox(database, outbox, numbered);
        }
        var topicEvents = new ArrayList<TopicEvent>();
        var deadLetters = new HashMap<String, Long>();
        var sightings = sightings(calls, queries, sought, topicEvents, deadLetters);
        return new PlatformFacts(
                calls,
                inquiries,
                queries,
                authorizations(),
                uses(),
                rowIds(),
                journalled(),
                outbox,
                numbered,
                topicEvents,
                deadLetters,
                ledger(),
                sightings);
    }

    /** Personal data in clear, and nothing else; without waiting for anything. */
    public List<Sighting> sightings(List<ClientCall> calls, Sought sought) throws SQLException {
        // The bureau's log tells who else was asked about.
        List<BureauInquiry> _ = inquiries(sought);
        return sightings(calls, queries(), sought, new ArrayList<>(), new HashMap<>());
    }

    private List<Sighting> sightings(
            List<ClientCall> calls,
            List<QueryRow> queries,
            Sought sought,
            List<TopicEvent> topicEvents,
            Map<String, Long> deadLetters)
            throws SQLException {
        var search = search(queries, population.enterprises(), sought);
        var ofPersons = search(queries, List.of(), sought);
        dump(search);
        topics(search, topicEvents, deadLetters);
        RedisContents.read(address.ports().redis(), search::search);
        logs(search);
        var sightings = new ArrayList<>(metrics(search));
        answers(search, ofPersons, calls);
        sightings.addAll(search.sightings());
        sightings.addAll(ofPersons.sightings());
        searched = volumes(search, ofPersons);
        return HarmlessPlaces.without(sightings);
    }

    /** How much the last search read: each database, the topics, the files of each folder, and so on. */
    public Map<String, Searched> searched() {
        return searched;
    }

    private static Map<String, Searched> volumes(PersonalDataSearch... searches) {
        var volumes = new TreeMap<String, Searched>();
        for (var search : searches) {
            search.read().forEach((place, size) -> volumes.merge(kindOf(place), new Searched(1, size), Searched::and));
        }
        return volumes;
    }

    /** Places of answers name their request and those of tables their column; nobody reads a list of all of them. */
    private static String kindOf(String place) {
        if (place.startsWith("database ")) {
            return place.substring(0, place.indexOf(','));
        }
        if (place.startsWith("file ")) {
            String path = place.substring("file ".length());
            return "files of " + path.substring(0, Math.max(0, path.indexOf('/')));
        }
        return KINDS.stream().filter(place::startsWith).findFirst().orElse(place);
    }

    // --- waiting

    /** Reading the audit trail is itself recorded, so the end can only be still, not known. */
    private void awaitQuiet() throws SQLException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && !isQuiet()) {
            try {
                Thread.sleep(Duration.ofMillis(250));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted while waiting for the ledger", e);
            }
        }
    }

    private boolean isQuiet() throws SQLException {
        for (String database : SERVICE_DATABASES) {
            var owed = new HashMap<String, Long>();
            rows(
                    database,
                    "SELECT count(*) FROM outbox_event WHERE published_at IS NULL",
                    row -> owed.put("unpublished", row.getLong(1)));
            if (owed.getOrDefault("unpublished", 0L) > 0) {
                return false;
            }
            var last = new HashMap<String, Long>();
            rows(
                    database,
                    "SELECT producer, last_sequence FROM outbox_relay",
                    row -> last.put(text(row, 1), row.getLong(2)));
            for (var producer : last.entrySet()) {
                var recorded = new HashMap<String, Long>();
                rows(
                        "audit",
                        "SELECT coalesce(max(producer_sequence), 0) FROM ledger_record WHERE producer = '"
                                + producer.getKey() + "'",
                        row -> recorded.put("last", row.getLong(1)));
                if (recorded.getOrDefault("last", 0L) < producer.getValue()) {
                    return false;
                }
            }
        }
        return true;
    }

    // --- bureau

    private List<BureauInquiry> inquiries(Sought sought) {
        var inquiries = new ArrayList<BureauInquiry>();
        var log = JSON.readTree(get(address.bureauControlUrl() + "/inquiries"));
        people = Stream.of(population.people().stream(), ofCrowd(log), sought.people().stream())
                .flatMap(some -> some)
                .distinct()
                .toList();
        var references = subjectReferences();
        var enterprises = new HashMap<Integer, String>();
        population
                .enterprises()
                .forEach(enterprise -> enterprises.put(
                        enterprise.number(),
                        references().referenceOf("UNIFIED_SOCIAL_CREDIT_CODE", enterprise.unifiedSocialCreditCode())));
        for (JsonNode entry : log) {
            inquiries.add(new BureauInquiry(
                    entry.path("requestNumber").asString(),
                    entry.path("institution").asString(),
                    Instant.parse(entry.path("time").asString()),
                    (entry.path("reportType").asString().equals("ENTERPRISE") ? enterprises : references)
                            .get(entry.path("subjectNumber").asInt()),
                    entry.path("result").asString()));
        }
        return inquiries;
    }

    private Stream<SyntheticPerson> ofCrowd(JsonNode log) {
        return StreamSupport.stream(log.spliterator(), false)
                .filter(entry -> !entry.path("reportType").asString().equals("ENTERPRISE"))
                .map(entry -> entry.path("subjectNumber").asInt())
                .filter(number -> number >= SyntheticPopulation.FIRST_OF_CROWD)
                .distinct()
                .map(population::person);
    }

    private String get(String url) {
        try {
            var request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(Duration.ofSeconds(20))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException("Nothing answers at " + url, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while asking " + url, e);
        }
    }

    // --- databases

    /** A table whose rows clients create and are told the identifiers of. */
    private record CreatedByClients(String database, String name, String identifier) {}

    /** Takes a row of a result. */
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void rows(String database, String query, RowReader reader) throws SQLException {
        try (Connection connection = address.superuser(database)) {
            // The driver reads by pieces inside a transaction only.
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.setFetchSize(ROWS);
                try (var result = statement.executeQuery(query)) {
                    while (result.next()) {
                        reader.read(result);
                    }
                }
            }
        }
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private List<QueryRow> queries() throws SQLException {
        var all = new ArrayList<QueryRow>();
        rows(
                "query",
                """
                SELECT id, state, institution, authorization_id, subject_reference, purpose, request_number
                FROM credit_query
                """,
                row -> all.add(new QueryRow(
                        text(row, 1),
                        text(row, 2),
                        text(row, 3),
                        text(row, 4),
                        text(row, 5),
                        text(row, 6),
                        row.getString(7))));
        return all;
    }

    private List<AuthorizationRow> authorizations() throws SQLException {
        var all = new ArrayList<AuthorizationRow>();
        rows("authorization", """
                SELECT id, state, institution_code, subject_reference, purpose, uses, start_date, end_date,
                       ARRAY(SELECT recipient ->> 'institutionCode' FROM jsonb_array_elements(recipients) recipient)
                FROM customer_authorization
                """, row -> all.add(authorization(row)));
        // A16: without consent, but as bounded.
        rows("authorization", """
                SELECT id, state, institution_code, subject_reference, 'JUDICIAL_ASSISTANCE', uses, start_date, end_date,
                       ARRAY[]::text[]
                FROM judicial_exemption
                """, row -> all.add(authorization(row)));
        return all;
    }

    private static AuthorizationRow authorization(ResultSet row) throws SQLException {
        return new AuthorizationRow(
                text(row, 1),
                text(row, 2),
                text(row, 3),
                text(row, 4),
                text(row, 5),
                row.getInt(6),
                LocalDate.parse(text(row, 7)),
                LocalDate.parse(text(row, 8)),
                Set.of((String[]) row.getArray(9).getArray()));
    }

    private List<UseRow> uses() throws SQLException {
        var all = new ArrayList<UseRow>();
        rows(
                "authorization",
                "SELECT use_id, authorization_id, state FROM authorization_use",
                row -> all.add(new UseRow(text(row, 1), text(row, 2), text(row, 3))));
        return all;
    }

    private Set<String> rowIds() throws SQLException {
        var ids = new HashSet<String>();
        for (var table : CREATED_BY_CLIENTS) {
            rows(
                    table.database(),
                    "SELECT " + table.identifier() + " FROM " + table.name(),
                    row -> ids.add(text(row, 1)));
        }
        return ids;
    }

    private List<JournalledEvent> journalled() throws SQLException {
        var all = new ArrayList<JournalledEvent>();
        rows(
                "query",
                "SELECT event_id, query_id, type FROM query_event",
                row -> all.add(new JournalledEvent(text(row, 1), text(row, 2), text(row, 3))));
        return all;
    }

    private void outbox(String database, List<OutboxEvent> events, Map<String, Long> numbered) throws SQLException {
        rows(
                database,
                "SELECT producer, last_sequence FROM outbox_relay",
                row -> numbered.put(text(row, 1), row.getLong(2)));
        rows(database, "SELECT event_id, type, sequence, published_at IS NOT NULL FROM outbox_event", row -> {
            long sequence = row.getLong(3);
            events.add(new OutboxEvent(
                    database, text(row, 1), text(row, 2), row.wasNull() ? null : sequence, row.getBoolean(4)));
        });
    }

    private List<LedgerRecord> ledger() throws SQLException {
        var all = new ArrayList<LedgerRecord>();
        rows(
                "audit",
                """
                SELECT sequence, event_id, producer, producer_sequence, type, aggregate_id, occurred_at
                FROM ledger_record ORDER BY sequence
                """,
                row -> all.add(new LedgerRecord(
                        row.getLong(1),
                        text(row, 2),
                        text(row, 3),
                        row.getLong(4),
                        text(row, 5),
                        text(row, 6),
                        row.getObject(7, OffsetDateTime.class).toInstant())));
        return all;
    }

    private SubjectReferences references() {
        return new SubjectReferences(
                new BlindIndex(Base64.getDecoder().decode(address.secrets().subjectKey())));
    }

    private Map<Integer, String> subjectReferences() {
        var references = references();
        var all = new HashMap<Integer, String>();
        people.forEach(person -> all.put(person.number(), references.referenceOf("RESIDENT_ID", person.nationalId())));
        return all;
    }

    // --- personal data

    /** Names are searched for the people the stored queries are about, and for those who were named. */
    private PersonalDataSearch search(
            List<QueryRow> queries, Collection<SyntheticEnterprise> enterprises, Sought sought) {
        var references = subjectReferences();
        var asked = new HashSet<String>();
        queries.forEach(query -> asked.add(query.subjectReference()));
        var named = new HashSet<>(sought.people());
        people.stream()
                .filter(person -> asked.contains(references.get(person.number())))
                .forEach(named::add);
        var search = new PersonalDataSearch(people, named, enterprises);
        sought.numbers().forEach(search::lookFor);
        return search;
    }

    /** Every column of every table of every database, as a dump would hold it. */
    private void dump(PersonalDataSearch search) throws SQLException {
        var databases = new ArrayList<String>();
        rows(
                A_DATABASE,
                "SELECT datname FROM pg_database WHERE datallowconn AND NOT datistemplate",
                row -> databases.add(text(row, 1)));
        for (String database : databases) {
            var tables = new ArrayList<String>();
            rows(database, """
                    SELECT format('%I.%I', schemaname, tablename) FROM pg_tables
                    WHERE schemaname NOT IN ('pg_catalog', 'information_schema')
                    """, row -> tables.add(text(row, 1)));
            for (String table : tables) {
                rows(database, "SELECT * FROM " + table, row -> {
                    var columns = row.getMetaData();
                    for (int i = 1; i <= columns.getColumnCount(); i++) {
                        String place =
                                "database " + database + ", table " + table + ", column " + columns.getColumnName(i);
                        if (columns.getColumnTypeName(i).equals("bytea")) {
                            byte @Nullable [] bytes = row.getBytes(i);
                            if (bytes != null) {
                                search.search(place, bytes);
                            }
                        } else {
                            search.search(place, text(row, i));
                        }
                    }
                });
            }
            rows(
                    database,
                    "SELECT data FROM pg_largeobject",
                    row -> search.search("database " + database + ", large objects", row.getBytes(1)));
        }
    }

    private void topics(PersonalDataSearch search, List<TopicEvent> events, Map<String, Long> deadLetters) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                address.kafka(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.listTopics(Duration.ofSeconds(20)).values().stream()
                    .flatMap(List::stream)
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions, Duration.ofSeconds(20));
            // Counted from the last message: searching all of a long topic takes its time.
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("The topics could not be read to their ends in time");
                }
                for (var message : consumer.poll(Duration.ofMillis(500))) {
                    message(search, message, events, deadLetters);
                    deadline = System.nanoTime() + PATIENCE.toNanos();
                }
            }
        }
    }

    private static void message(
            PersonalDataSearch search,
            ConsumerRecord<byte[], byte[]> message,
            List<TopicEvent> events,
            Map<String, Long> deadLetters) {
        String place = "topic " + message.topic();
        bytes(message.key(), place + ", key", search::search);
        bytes(message.value(), place + ", value", search::search);
        for (Header header : message.headers()) {
            bytes(header.value(), place + ", header " + header.key(), search::search);
        }
        if (message.topic().endsWith(".dlt")) {
            deadLetters.merge(message.topic(), 1L, Long::sum);
        } else if (message.topic().startsWith("credit.") && !message.topic().equals(TREE_HEADS)) {
            events.add(new TopicEvent(
                    message.topic(),
                    header(message, "ce_id"),
                    header(message, "ce_producer"),
                    Long.parseLong(header(message, "ce_sequence"))));
        }
    }

    private static void bytes(byte @Nullable [] bytes, String place, BiConsumer<String, byte[]> search) {
        if (bytes != null) {
            search.accept(place, bytes);
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> message, String name) {
        var header = message.headers().lastHeader(name);
        if (header == null) {
            throw new IllegalStateException("A message on " + message.topic() + " has no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }

    /** The logs of every process, what the ledger's witness and the bureau keep in files, and traces that were collected. */
    private void logs(PersonalDataSearch search) {
        for (Path folder : List.of(
                address.logFolder(),
                address.dataFolder().resolve("witness"),
                address.dataFolder().resolve("bureau-simulator"),
                address.traceFolder())) {
            if (!Files.isDirectory(folder)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
                        String place = "file " + address.dataFolder().relativize(file);
                        lines.forEach(line -> search.search(place, line.getBytes(StandardCharsets.ISO_8859_1)));
                    }
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Also whether the second net of a service's log had to hold something, which is a sighting as well. */
    private List<Sighting> metrics(PersonalDataSearch search) {
        var caught = new ArrayList<Sighting>();
        moreMetrics.forEach(one -> search.search("metrics of " + one.getPath(), get(one.toString())));
        var ports = address.ports();
        for (int port : List.of(
                ports.gateway(),
                ports.authorization(),
                ports.query(),
                ports.masking(),
                ports.dispute(),
                ports.audit())) {
            String place = "metrics of port " + port;
            String metrics = get("http://localhost:" + ports.managementOf(port) + "/actuator/prometheus");
            search.search(place, metrics);
            var redactions = metrics.lines()
                    .filter(line -> line.startsWith(LOG_REDACTIONS))
                    .toList();
            if (redactions.isEmpty()) {
                caught.add(new Sighting(place, "no word of what was taken out of log lines"));
            }
            redactions.stream()
                    .filter(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)) > 0)
                    .forEach(line -> caught.add(new Sighting(place, "personal data taken out of log lines: " + line)));
        }
        return caught;
    }

    /** @param ofPersons for reports: the head of an enterprise's names its code, which anybody can look up (C1) */
    private static void answers(PersonalDataSearch search, PersonalDataSearch ofPersons, List<ClientCall> calls) {
        for (var call : calls) {
            search.search("the address of " + call.method() + " " + call.path(), call.path());
            search.search("a header of the answer to " + call, call.headers());
            if (!call.confidential()) {
                var sought = isReport(call) ? ofPersons : search;
                String unmasked = call.unmasked().isEmpty() ? "" : ", " + call.unmasked() + " unmasked,";
                sought.search("the answer" + unmasked + " to " + call, call.body());
            }
        }
    }

    private static boolean isReport(ClientCall call) {
        return call.succeeded()
                && call.path().startsWith("/api/v1/credit-queries/")
                && call.path().endsWith("/report");
    }
}
