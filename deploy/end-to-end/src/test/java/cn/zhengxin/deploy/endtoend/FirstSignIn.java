package cn.zhengxin.deploy.endtoend;

import cn.zhengxin.deploy.servers.OneTimePassword;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Somebody signs in for the first time, with the password they were handed: the pages make them choose another one and set up
 * a second factor before they let them in (O9).
 */
final class FirstSignIn {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String CLIENT = "local-token";
    private static final String REDIRECT = "http://127.0.0.1/callback";
    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\"\\s+value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
    private static final int MOST_PAGES = 8;

    private final String issuer;
    private final Clock clock = Clock.systemUTC();
    private final HttpClient browser =
            HttpClient.newBuilder().cookieHandler(new Cookies()).build();
    private final List<String> pages = new ArrayList<>();

    FirstSignIn(String issuer) {
        this.issuer = issuer;
    }

    /** What the sign-in asked for, page by page. */
    List<String> pages() {
        return List.copyOf(pages);
    }

    /** An access token. */
    String signIn(String account, String handed, String chosen) {
        String verifier = UUID.randomUUID() + "-" + UUID.randomUUID();
        var page = get(URI.create(issuer + "/protocol/openid-connect/auth?"
                + form(Map.of(
                        "client_id",
                        CLIENT,
                        "response_type",
                        "code",
                        "redirect_uri",
                        REDIRECT,
                        "scope",
                        "openid",
                        "state",
                        UUID.randomUUID().toString(),
                        "code_challenge",
                        challenge(verifier),
                        "code_challenge_method",
                        "S256"))));
        for (int i = 0; i < MOST_PAGES; i++) {
            String location = page.headers().firstValue("Location").orElse("");
            if (location.startsWith(REDIRECT)) {
                return exchange(location, verifier);
            }
            page = location.isEmpty()
                    ? fillIn(page.body(), account, handed, chosen)
                    : get(URI.create(issuer).resolve(location));
        }
        throw new IllegalStateException("The first sign-in of " + account + " did not end: " + pages);
    }

    private HttpResponse<String> fillIn(String page, String account, String handed, String chosen) {
        var action = FORM.matcher(page);
        if (!action.find()) {
            throw new IllegalStateException("A page of the sign-in has no form, after " + pages);
        }
        URI address = URI.create(issuer).resolve(action.group(1).replace("&amp;", "&"));
        var secret = SECRET.matcher(page);
        if (secret.find()) {
            pages.add("set up one-time password");
            return post(
                    address,
                    Map.of(
                            "totp", OneTimePassword.now(secret.group(1), clock),
                            "totpSecret", secret.group(1),
                            "userLabel", "phone"));
        }
        if (page.contains("name=\"password-new\"")) {
            pages.add("choose a password");
            return post(address, Map.of("password-new", chosen, "password-confirm", chosen));
        }
        pages.add("sign in");
        return post(address, Map.of("username", account, "password", handed));
    }

    private String exchange(String location, String verifier) {
        var code = CODE.matcher(location);
        if (!code.find()) {
            throw new IllegalStateException("The sign-in was turned down, after " + pages);
        }
        var answer = post(
                URI.create(issuer + "/protocol/openid-connect/token"),
                Map.of(
                        "grant_type", "authorization_code",
                        "client_id", CLIENT,
                        "code", code.group(1),
                        "redirect_uri", REDIRECT,
                        "code_verifier", verifier));
        return JSON.readTree(answer.body()).path("access_token").asString();
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

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> get(URI address) {
        return send(HttpRequest.newBuilder(address).GET());
    }

    private HttpResponse<String> post(URI address, Map<String, String> fields) {
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** As browsers do, localhost counts as secure without TLS. */
    private static final class Cookies extends CookieManager {

        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(address, insecure(headers));
        }

        private static Map<String, List<String>> insecure(Map<String, List<String>> headers) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey() != null)
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            header -> header.getValue().stream()
                                    .map(value -> value.replaceAll("(?i);\\s*Secure", ""))
                                    .toList()));
        }
    }
}
