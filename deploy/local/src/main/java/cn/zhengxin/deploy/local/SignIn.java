package cn.zhengxin.deploy.local;

import cn.zhengxin.deploy.servers.OneTimePassword;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets access tokens of the local realm the way people and systems get them: people through the sign-in pages with
 * password and one-time password, systems by client credentials.
 */
public final class SignIn {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM = Pattern.compile("action=\"([^\"]+)\"");
    private static final String CLIENT = "local-token";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Set<String> SYSTEMS = Set.of(
            "loan-origination",
            "partner-guarantee",
            "partner-leasing",
            "authorization-service",
            "query-service",
            "masking-service",
            "dispute-service",
            "audit-service");
    private static final int MOST_PAGES = 8;
    private static final int LONGEST_LIFE_SECONDS = 600;

    private final String issuer;
    private final Secrets secrets;
    private final Clock clock;
    private final LocalRealm realm = new LocalRealm();

    /** Signs in at the realm with that issuer address. */
    public SignIn(String issuer, Secrets secrets, Clock clock) {
        this.issuer = issuer;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * A fresh access token.
     *
     * @param name a person or a client of the local realm, for example {@code officer.lin} or {@code loan-origination}
     * @throws PlatformUnavailable when the name is unknown or the sign-in does not end with a token
     */
    public String tokenOf(String name) {
        if (SYSTEMS.contains(name)) {
            return tokenOfSystem(name);
        }
        return tokenOf(realm.account(name)
                .orElseThrow(() -> new PlatformUnavailable("Nobody is called " + name + " here; known are "
                        + realm.accounts().stream()
                                .map(LocalRealm.Account::name)
                                .collect(Collectors.joining(", "))
                        + ", loan-origination, partner-guarantee and partner-leasing.")));
    }

    /**
     * As {@link #tokenOf(String)}, but the token ends sooner than the realm's ten minutes: to see how expiry is met.
     * Tokens that others get for the same client in the same moment end sooner, too.
     *
     * @param seconds from 1 to 600
     */
    public String tokenOf(String name, int seconds) {
        if (seconds < 1 || seconds > LONGEST_LIFE_SECONDS) {
            throw new PlatformUnavailable("A token lives from 1 to " + LONGEST_LIFE_SECONDS + " seconds.");
        }
        String client = SYSTEMS.contains(name) ? name : CLIENT;
        RealmAdministration administration = new RealmAdministration(issuer, secrets);
        Optional<String> usual = administration.changeTokenLife(client, Optional.of(Integer.toString(seconds)));
        try {
            return tokenOf(name);
        } finally {
            Optional<String> _ = administration.changeTokenLife(client, usual);
        }
    }

    private String tokenOfSystem(String client) {
        return exchange(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                client,
                "client_secret",
                secrets.clientSecret(client)));
    }

    private String tokenOf(LocalRealm.Account account) {
        String verifier = random();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("client_id", CLIENT);
        query.put("response_type", "code");
        query.put("redirect_uri", REDIRECT);
        query.put("scope", "openid");
        query.put("state", random());
        query.put("code_challenge", challenge(verifier));
        query.put("code_challenge_method", "S256");
        Browser browser = new Browser();
        HttpResponse<String> page = browser.get(URI.create(issuer + "/protocol/openid-connect/auth?" + form(query)));
        for (int pages = 0; pages < MOST_PAGES; pages++) {
            String location = page.headers().firstValue("Location").orElse("");
            if (location.startsWith(REDIRECT)) {
                return exchange(Map.of(
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        CLIENT,
                        "code",
                        codeIn(location, account),
                        "redirect_uri",
                        REDIRECT,
                        "code_verifier",
                        verifier));
            }
            page = location.isEmpty()
                    ? fillIn(browser, page.body(), account)
                    : browser.get(URI.create(issuer).resolve(location));
        }
        throw refused(account);
    }

    private HttpResponse<String> fillIn(Browser browser, String page, LocalRealm.Account account) {
        Matcher action = FORM.matcher(page);
        if (!action.find()) {
            throw refused(account);
        }
        URI address = URI.create(issuer).resolve(action.group(1).replace("&amp;", "&"));
        if (page.contains("name=\"otp\"")) {
            String secret = account.oneTimeSecret().orElseThrow(() -> refused(account));
            return browser.post(address, Map.of("otp", OneTimePassword.now(secret, clock)));
        }
        if (page.contains("name=\"password\"")) {
            return browser.post(address, Map.of("username", account.name(), "password", account.password()));
        }
        throw refused(account);
    }

    private static PlatformUnavailable refused(LocalRealm.Account account) {
        return new PlatformUnavailable("The sign-in of " + account.name()
                + " was refused; after several failures Keycloak waits a minute before it listens again.");
    }

    private static String codeIn(String location, LocalRealm.Account account) {
        int question = location.indexOf('?');
        for (String field : location.substring(question + 1).split("&", -1)) {
            if (field.startsWith("code=")) {
                return URLDecoder.decode(field.substring(5), StandardCharsets.UTF_8);
            }
        }
        throw refused(account);
    }

    private String exchange(Map<String, String> fields) {
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form(fields)))
                        .build());
        if (answer.statusCode() != 200) {
            throw new PlatformUnavailable("Keycloak refused a token to the client " + fields.get("client_id") + ".");
        }
        return JSON.readTree(answer.body()).get("access_token").asString();
    }

    private static String random() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Keeps cookies as a browser does, which counts localhost as secure even without TLS. */
    private static final class Browser {
        private final Map<String, String> cookies = new LinkedHashMap<>();

        HttpResponse<String> get(URI address) {
            return send(HttpRequest.newBuilder(address).GET());
        }

        HttpResponse<String> post(URI address, Map<String, String> fields) {
            return send(HttpRequest.newBuilder(address)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) {
            if (!cookies.isEmpty()) {
                request.header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
            HttpResponse<String> answer = Http.send(request.build());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return answer;
        }

        private void keep(String header) {
            String pair = header.split(";", -1)[0];
            int equals = pair.indexOf('=');
            if (equals > 0) {
                String value = pair.substring(equals + 1);
                if (value.isEmpty()) {
                    cookies.remove(pair.substring(0, equals));
                } else {
                    cookies.put(pair.substring(0, equals), value);
                }
            }
        }
    }
}
