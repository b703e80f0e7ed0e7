package cn.zhengxin.idempotency;

import cn.zhengxin.encryption.CipherRejected;
import cn.zhengxin.identity.CurrentCaller;
import cn.zhengxin.identity.DependencyUnavailable;
import cn.zhengxin.identity.EdgeProblem;
import cn.zhengxin.identity.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.PathContainer;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * N4: executes a write once per key and repeats its first answer. Stands behind the security chain, so that a key belongs
 * to a caller, and a refused caller learns nothing about keys.
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    static final String HEADER = "Idempotency-Key";
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Logger log = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
    private static final String RETRY_SHORTLY = "1";

    private final IdempotencyRecords records;
    private final Fingerprints fingerprints;
    private final CurrentCaller current;
    private final ProblemWriter problems;
    private final IdempotencyProperties properties;
    private final List<PathPattern> purePaths;

    IdempotencyFilter(
            IdempotencyRecords records,
            Fingerprints fingerprints,
            CurrentCaller current,
            ProblemWriter problems,
            IdempotencyProperties properties) {
        this.records = records;
        this.fingerprints = fingerprints;
        this.current = current;
        this.problems = problems;
        this.properties = properties;
        this.purePaths = properties.purePaths().stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList();
    }

    /** Calls between services carry ids of their own and are idempotent by them. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST") || !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = key(request);
        if (key == null) {
            problems.write(request, response, IdempotencyProblem.IDEMPOTENCY_KEY_REQUIRED);
            return;
        }
        request.setAttribute(RequestIdempotencyKey.ATTRIBUTE, key);
        if (isPure(request)) {
            chain.doFilter(request, response);
            return;
        }
        // What follows the path belongs to what is asked, not to where: with another query string the key is used
        // twice.
        Mac fingerprint = fingerprints.payload(request.getQueryString());
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        HttpServletRequest readable;
        if (type.startsWith("multipart/")) {
            EdgeProblem unreadable = readParts(request, fingerprint);
            if (unreadable != null) {
                problems.write(request, response, unreadable);
                return;
            }
            readable = request;
        } else {
            byte[] body = request.getInputStream().readAllBytes();
            fingerprint.update(body);
            readable = new ReadRequest(request, body);
        }
        Scope scope = fingerprints.scope(
                current.caller().account().value(), request.getMethod(), request.getRequestURI(), key);
        Claim claim = claim(scope, fingerprint.doFinal());
        switch (claim) {
            case Claim.Granted(UUID holder) -> execute(readable, response, chain, scope, holder);
            case Claim.Answered(KeptAnswer answer) -> replay(response, answer);
            case Claim.Running() ->
                problems.write(
                        request,
                        response,
                        IdempotencyProblem.IDEMPOTENCY_KEY_IN_PROGRESS,
                        Map.of(HttpHeaders.RETRY_AFTER, RETRY_SHORTLY));
            case Claim.AnswerLost(CipherRejected cause) -> {
                log.atError().addKeyValue("reason", cause.reason()).log("The kept answer to a write cannot be read");
                problems.write(request, response, IdempotencyProblem.IDEMPOTENCY_ANSWER_LOST);
            }
            case Claim.OtherPayload() -> problems.write(request, response, IdempotencyProblem.IDEMPOTENCY_KEY_REUSED);
        }
    }

    private static @Nullable String key(HttpServletRequest request) {
        var values = request.getHeaders(HEADER);
        if (!values.hasMoreElements()) {
            return null;
        }
        String key = values.nextElement();
        return !values.hasMoreElements() && KEY.matcher(key).matches() ? key : null;
    }

    private boolean isPure(HttpServletRequest request) {
        PathContainer path = PathContainer.parsePath(request.getRequestURI());
        return purePaths.stream().anyMatch(pattern -> pattern.matches(path));
    }

    /**
     * Takes the parts as the container parsed them: a repeated upload has another boundary, and is the same upload.
     */
    private static @Nullable EdgeProblem readParts(HttpServletRequest request, Mac fingerprint) throws IOException {
        try {
            for (Part part : request.getParts()) {
                Fingerprints.update(fingerprint, part.getName());
                Fingerprints.update(fingerprint, Objects.requireNonNullElse(part.getSubmittedFileName(), ""));
                Fingerprints.update(fingerprint, Objects.requireNonNullElse(part.getContentType(), ""));
                Fingerprints.update(fingerprint, Long.toString(part.getSize()));
                try (InputStream content = part.getInputStream()) {
                    byte[] buffer = new byte[8192];
                    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                        fingerprint.update(buffer, 0, read);
                    }
                }
            }
            return null;
        } catch (IllegalStateException tooLarge) {
            return EdgeProblem.PAYLOAD_TOO_LARGE;
        } catch (ServletException malformed) {
            return EdgeProblem.MALFORMED_REQUEST;
        }
    }

    private Claim claim(Scope scope, byte[] fingerprint) {
        try {
            return records.claim(scope, fingerprint, properties.lease());
        } catch (DataAccessException away) {
            // Without the record nobody knows whether this is the first time (N3).
            throw new DependencyUnavailable("database", away);
        }
    }

    private void execute(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain, Scope scope, UUID holder)
            throws ServletException, IOException {
        HeldAnswer held = new HeldAnswer(
                response, Math.toIntExact(properties.largestAnswer().toBytes()));
        boolean kept = false;
        try {
            chain.doFilter(request, held);
            KeptAnswer answer = held.answer();
            if (held.isKeepable() && !request.isAsyncStarted() && isFinal(answer.status())) {
                // Not released from here on, whatever happens: the write is done.
                kept = true;
                records.complete(scope, holder, answer);
            }
        } catch (DataAccessException away) {
            if (!kept) {
                throw away;
            }
            // The write stands. Its caller gets the answer; a repetition waits for the lease and resumes by the key.
            log.atWarn().setCause(away).log("The answer to a write could not be kept");
        } finally {
            if (!kept) {
                release(scope, holder);
            }
        }
        held.send();
    }

    /** A failure, or a caller told to come back, has not been executed for good. */
    private static boolean isFinal(int status) {
        return status >= 200 && status < 500 && status != 401 && status != 408 && status != 425 && status != 429;
    }

    private void release(Scope scope, UUID holder) {
        try {
            records.release(scope, holder);
        } catch (DataAccessException away) {
            log.atWarn().setCause(away).log("A key could not be released; its lease ends by itself");
        }
    }

    private static void replay(HttpServletResponse response, KeptAnswer answer) throws IOException {
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.etag() != null) {
            response.setHeader(HttpHeaders.ETAG, answer.etag());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.getOutputStream().write(answer.body());
    }
}
