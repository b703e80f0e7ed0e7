package cn.zhengxin.query;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The authorization service and the masking service as this service sees them, in the shapes their contract examples fix. Uses
 * are counted, so that a use spent twice or left behind is seen.
 */
final class Neighbours implements AutoCloseable {

    private static final Map<String, String> MASKED_OFFICER =
            Map.of("EC030D01", "1", "EC030Q01", "周**", "EC030I01", "330***********1616");

    private static final Pattern USE =
            Pattern.compile("/internal/v1/authorizations/([^/]+)/uses/([^/]+)(/confirmation|/release)?");
    private static final Pattern STANDING = Pattern.compile("/internal/v1/operators/([^/]+)/standing");
    private static final Pattern BUREAU_ACCOUNT = Pattern.compile("/internal/v1/operators/([^/]+)/bureau-account");
    private static final Pattern EXAMINATION = Pattern.compile("/internal/v1/authorizations/([^/]+)/use-examinations");
    private static final Pattern LOAN = Pattern.compile("/internal/v1/authorizations/[^/]+/loans/([^/]+)");
    private static final Pattern TIE = Pattern.compile("/internal/v1/operators/([^/]+)/ties/([^/]+)");
    private static final JsonMapper JSON = new JsonMapper();

    static final String BUREAU_CREDENTIAL = "credential-at-the-bureau";

    private final HttpServer server;
    final Set<String> reserved = ConcurrentHashMap.newKeySet();
    final Set<String> consumed = ConcurrentHashMap.newKeySet();
    final Set<String> released = ConcurrentHashMap.newKeySet();
    final Set<String> withdrawn = ConcurrentHashMap.newKeySet();
    final Set<String> unbound = ConcurrentHashMap.newKeySet();
    final Set<String> unknownOperators = ConcurrentHashMap.newKeySet();
    final Set<String> suspended = ConcurrentHashMap.newKeySet();
    final Set<String> withoutBureauAccount = ConcurrentHashMap.newKeySet();
    /** Phones of subjects, by authorization. */
    final Map<String, String> phones = new ConcurrentHashMap<>();

    /** What was asked about uses, and how often. */
    final Map<String, LongAdder> calls = new ConcurrentHashMap<>();

    /** What was asked of the authorization service, as method and path. */
    final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private final Map<String, Semaphore> turns = new ConcurrentHashMap<>();

    /** How long the owner works on a use. They are worked on one by one for each authorization, and waited for two seconds (A13). */
    volatile Duration useTakes = Duration.ZERO;
    /** Answers about loans, by business reference. */
    final Map<String, Map<String, Object>> loans = new ConcurrentHashMap<>();
    /** Subjects that are the operator's own self, and colleagues, as account and reference. */
    final Set<String> oneselves = ConcurrentHashMap.newKeySet();

    final Set<String> colleagues = ConcurrentHashMap.newKeySet();

    /** Subjects that are of an institution's staff, as institution and reference; asked for by its systems. */
    final Set<String> staff = ConcurrentHashMap.newKeySet();

    volatile boolean bureauAccountsDown;
    volatile boolean authorizationDown;
    volatile boolean maskingDown;
    volatile String lastMasking = "";
    volatile Runnable whileMasking = () -> {};

    private Neighbours(HttpServer server) {
        this.server = server;
    }

    static Neighbours start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
            var neighbours = new Neighbours(server);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", neighbours::answer);
            server.start();
            return neighbours;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath();
            if (path.equals("/api/v1/maskings")) {
                mask(exchange, body);
            } else if (authorizationDown) {
                reply(exchange, 503, Map.of());
            } else {
                authorization(exchange, path, body);
            }
        }
    }

    private void authorization(HttpExchange exchange, String path, String body) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + path);
        Matcher use = USE.matcher(path);
        Matcher standing = STANDING.matcher(path);
        Matcher bureauAccount = BUREAU_ACCOUNT.matcher(path);
        Matcher examination = EXAMINATION.matcher(path);
        Matcher loan = LOAN.matcher(path);
        Matcher tie = TIE.matcher(path);
        if (loan.matches()) {
            reply(
                    exchange,
                    200,
                    loans.getOrDefault(
                            loan.group(1),
                            Map.of("known", false, "ofAnotherAuthorization", false, "ended", false, "dormant", false)));
        } else if (tie.matches()) {
            String key = tie.group(1) + "/" + tie.group(2);
            reply(exchange, 200, Map.of("oneself", oneselves.contains(key), "colleague", colleagues.contains(key)));
        } else if (path.equals("/internal/v1/use-consumptions")) {
            calls.computeIfAbsent("/consumptions", kind -> new LongAdder()).increment();
            consume(exchange, body);
        } else if (path.equals("/internal/v1/notice-recipients")) {
            recipients(exchange, body);
        } else if (bureauAccount.matches()) {
            bureauAccount(exchange, bureauAccount.group(1));
        } else if (examination.matches()) {
            examination(exchange, examination.group(1), tieOf(body));
        } else if (use.matches()) {
            String action = use.group(3) == null ? "" : use.group(3);
            calls.computeIfAbsent(action.isEmpty() ? "/reservation" : action, kind -> new LongAdder())
                    .increment();
            if (isTurnOf(use.group(1))) {
                use(exchange, use.group(1), use.group(2), action, body);
            } else {
                reply(exchange, 503, Map.of("code", "AUTHORIZATION_BUSY"));
            }
        } else if (standing.matches()) {
            String account = standing.group(1);
            boolean known = !unknownOperators.contains(account);
            reply(
                    exchange,
                    200,
                    known
                            ? Map.of(
                                    "account",
                                    account,
                                    "known",
                                    true,
                                    "active",
                                    !suspended.contains(account),
                                    "grade",
                                    "A",
                                    "bureauAccountMapped",
                                    true,
                                    "terminalBound",
                                    !unbound.contains(account),
                                    "institution",
                                    account.equals("officer.gao") ? "B20001" : "B10001",
                                    "policyVersion",
                                    1)
                            : Map.of("account", account, "known", false, "active", false, "policyVersion", 1));
        } else {
            reply(exchange, 404, Map.of());
        }
    }

    private boolean isTurnOf(String authorization) {
        if (useTakes.isZero()) {
            return true;
        }
        Semaphore turn = turns.computeIfAbsent(authorization, one -> new Semaphore(1, true));
        try {
            if (!turn.tryAcquire(2, TimeUnit.SECONDS)) {
                return false;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(useTakes.toNanos());
                return true;
            } finally {
                turn.release();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void bureauAccount(HttpExchange exchange, String account) throws IOException {
        if (bureauAccountsDown) {
            reply(exchange, 503, Map.of());
        } else if (withoutBureauAccount.contains(account)) {
            reply(exchange, 404, Map.of("code", "NOT_FOUND"));
        } else {
            reply(exchange, 200, Map.of("bureauAccount", bureauAccountOf(account), "credential", BUREAU_CREDENTIAL));
        }
    }

    private void recipients(HttpExchange exchange, String body) throws IOException {
        var recipients = JSON.readTree(body)
                .path("uses")
                .valueStream()
                .map(use -> {
                    var recipient = new HashMap<String, String>();
                    recipient.put("useId", use.path("useId").asString());
                    recipient.put("institutionName", "江南银行杭州分行");
                    recipient.computeIfAbsent(
                            "phone",
                            key -> phones.get(use.path("authorizationId").asString()));
                    return recipient;
                })
                .toList();
        reply(exchange, 200, Map.of("recipients", recipients));
    }

    static String bureauAccountOf(String account) {
        return "BUREAU-" + Integer.toHexString(account.hashCode());
    }

    /** Told with each decision on a new use. */
    private Map<String, Object> tieOf(String intendedUse) {
        JsonNode intended = JSON.readTree(intendedUse);
        String subject = intended.path("subjectReference").asString();
        String ofOperator = intended.path("operatorAccount").asString() + "/" + subject;
        return Map.of(
                "tie",
                Map.of(
                        "oneself",
                        oneselves.contains(ofOperator),
                        "colleague",
                        colleagues.contains(ofOperator),
                        "staff",
                        staff.contains(intended.path("institution").asString() + "/" + subject)));
    }

    private void consume(HttpExchange exchange, String body) throws IOException {
        List<String> uses = JSON.readTree(body)
                .path("uses")
                .valueStream()
                .map(use -> use.path("useId").asString())
                .toList();
        uses.forEach(reserved::remove);
        consumed.addAll(uses);
        reply(
                exchange,
                200,
                Map.of(
                        "uses",
                        uses.stream()
                                .map(use -> Map.of("useId", use, "outcome", "CONSUMED"))
                                .toList()));
    }

    private void use(HttpExchange exchange, String authorization, String use, String action, String body)
            throws IOException {
        switch (action) {
            case "/release" -> {
                reserved.remove(use);
                released.add(use);
                reply(exchange, 204, Map.of());
            }
            default -> {
                boolean reserving = action.isEmpty();
                Map<String, Object> tie = reserving ? tieOf(body) : Map.of();
                if (withdrawn.contains(authorization)) {
                    refused(exchange, tie);
                } else {
                    if (reserving) {
                        reserved.add(use);
                    }
                    granted(exchange, reserving ? "RESERVED" : "CONFIRMED", tie);
                }
            }
        }
    }

    private void examination(HttpExchange exchange, String authorization, Map<String, Object> tie) throws IOException {
        if (withdrawn.contains(authorization)) {
            refused(exchange, tie);
        } else {
            granted(exchange, "GRANTABLE", tie);
        }
    }

    private static void refused(HttpExchange exchange, Map<String, Object> tie) throws IOException {
        decided(
                exchange,
                tie,
                Map.of(
                        "outcome",
                        "REFUSED",
                        "policyVersion",
                        1,
                        "reasons",
                        List.of(Map.of(
                                "rule", "A10",
                                "basis", "征信业管理条例 art 18; 个人信息保护法 art 15",
                                "message", "The subject has withdrawn the authorization.",
                                "cure", "Ask the subject for a new authorization."))));
    }

    private static void granted(HttpExchange exchange, String outcome, Map<String, Object> tie) throws IOException {
        decided(
                exchange,
                tie,
                Map.of(
                        "outcome",
                        outcome,
                        "authorizationNumber",
                        "AU2026112500000001",
                        "policyVersion",
                        1,
                        "endDate",
                        "2026-12-24"));
    }

    private static void decided(HttpExchange exchange, Map<String, Object> tie, Map<String, Object> decision)
            throws IOException {
        var answer = new HashMap<>(decision);
        answer.putAll(tie);
        reply(exchange, 200, answer);
    }

    private void mask(HttpExchange exchange, String body) throws IOException {
        if (maskingDown) {
            reply(exchange, 503, Map.of());
            return;
        }
        lastMasking = body;
        whileMasking.run();
        JsonNode report = JSON.readTree(body).path("report");
        Map<String, Object> header = Map.of("sections", report.size());
        // Whom an enterprise's report names beside it, as masking would give it.
        Map<String, Object> sections = report.has("EA01")
                ? Map.of("PA01", header, "EC03", Map.of("EC030H", List.of(MASKED_OFFICER)))
                : Map.of("PA01", header);
        reply(exchange, 200, Map.of("policyVersion", 1, "sections", sections, "withheld", List.of(), "findings", 0));
    }

    private static void reply(HttpExchange exchange, int status, Map<String, ?> json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (status == 204) {
            exchange.sendResponseHeaders(204, -1);
        } else {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
