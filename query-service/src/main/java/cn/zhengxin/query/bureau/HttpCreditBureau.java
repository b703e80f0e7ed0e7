package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.RequestNumber;
import cn.zhengxin.query.passport.PassportObjection;
import cn.zhengxin.query.passport.PassportOffice;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import io.github.resilience4j.ratelimiter.RequestNotPermitted;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryRegistry;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.stereotype.Component;

/**
 * The bureau over HTTP, with certificates on both sides. Nothing leaves without a passport that holds for it (ADR 0016). Inquiries pass a rate limiter, a bulkhead, a circuit breaker and a time limit, and are never
 * repeated here; look-ups have their own set, so that an outage of inquiries does not blind the settlement, and may be
 * retried.
 */
@Component
class HttpCreditBureau implements CreditBureau {

    private static final Logger log = LoggerFactory.getLogger(HttpCreditBureau.class);
    private static final String INQUIRY = "bureau-inquiry";
    private static final String LOOK_UP = "bureau-look-up";

    private final PassportOffice passports;
    private final URI reports;
    private final long largestAnswer;
    private final BureauInquiryWriter writer = new BureauInquiryWriter();
    private final BureauAnswerReader reader = new BureauAnswerReader();
    private final RateLimiter inquiryRate;
    private final Bulkhead inquiryBulkhead;
    private final CircuitBreaker inquiryBreaker;
    private final TimeLimiter inquiryTime;
    private final CircuitBreaker lookUpBreaker;
    private final TimeLimiter lookUpTime;
    private final Retry lookUpRetry;
    private volatile HttpClient client;

    HttpCreditBureau(
            BureauProperties properties,
            PassportOffice passports,
            SslBundles bundles,
            RateLimiterRegistry rates,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry breakers,
            TimeLimiterRegistry times,
            RetryRegistry retries) {
        this.passports = passports;
        String bundle = properties.sslBundle();
        this.client = clientWith(properties, bundle == null ? null : bundles.getBundle(bundle));
        if (bundle != null) {
            // Certificates end; new ones count without a restart.
            bundles.addBundleUpdateHandler(bundle, renewed -> client = clientWith(properties, renewed));
        }
        this.reports = URI.create(properties.baseUrl().toString().replaceAll("/+$", "") + "/credit-reports");
        this.largestAnswer = properties.largestAnswer().toBytes();
        this.inquiryRate = rates.rateLimiter(INQUIRY);
        this.inquiryBulkhead = bulkheads.bulkhead(INQUIRY);
        this.inquiryBreaker = breakers.circuitBreaker(INQUIRY);
        this.inquiryTime = times.timeLimiter(INQUIRY);
        this.lookUpBreaker = breakers.circuitBreaker(LOOK_UP);
        this.lookUpTime = times.timeLimiter(LOOK_UP);
        this.lookUpRetry = retries.retry(LOOK_UP);
    }

    private static HttpClient clientWith(BureauProperties properties, @Nullable SslBundle bundle) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER);
        if (bundle != null) {
            var parameters = new SSLParameters();
            // Older ones negotiate anew in the middle, and then "refused" would not prove "not sent" (Q12).
            parameters.setProtocols(new String[] {"TLSv1.3"});
            // The certificate has to be for the very host that was asked.
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            builder.sslContext(bundle.createSslContext()).sslParameters(parameters);
        }
        return builder.build();
    }

    @Override
    public Optional<HeldBack> holdsBack() {
        return switch (inquiryBreaker.getState()) {
            case OPEN, FORCED_OPEN -> Optional.of(HeldBack.CIRCUIT_OPEN);
            case CLOSED, HALF_OPEN, DISABLED, METRICS_ONLY -> Optional.empty();
        };
    }

    /** Whether the passport holds for what is really going to be sent. */
    private Optional<PassportObjection> objectionTo(BureauInquiry inquiry) {
        var binding = inquiry.binding();
        boolean same = binding.number().equals(inquiry.number())
                && binding.requester().institution().equals(inquiry.institution())
                && binding.purpose() == inquiry.purpose()
                && binding.reportType() == inquiry.reportType();
        return same ? passports.objectionTo(inquiry.passport(), binding) : Optional.of(PassportObjection.OTHER_INQUIRY);
    }

    @Override
    public BureauAnswer inquire(BureauInquiry inquiry) {
        var objection = objectionTo(inquiry);
        if (objection.isPresent()) {
            log.atError()
                    .addKeyValue("requestNumber", inquiry.number().value())
                    .addKeyValue("objection", objection.get())
                    .log("An inquiry has no passport that holds; nothing was sent");
            return new BureauAnswer.NotSent(HeldBack.PASSPORT_NOT_VALID);
        }
        HttpRequest request = HttpRequest.newBuilder(reports)
                .header("Content-Type", "application/xml")
                .header("Accept", "application/xml")
                .POST(HttpRequest.BodyPublishers.ofByteArray(writer.write(inquiry)))
                .build();
        Callable<BureauAnswer> sending = () -> {
            HttpResponse<byte[]> response = exchange(request, inquiryTime);
            if (response.statusCode() != 200) {
                throw new BureauError(response.statusCode());
            }
            return reader.read(response.body(), inquiry.number());
        };
        Callable<BureauAnswer> guarded = RateLimiter.decorateCallable(
                inquiryRate,
                Bulkhead.decorateCallable(inquiryBulkhead, CircuitBreaker.decorateCallable(inquiryBreaker, sending)));
        try {
            return guarded.call();
        } catch (RequestNotPermitted heldBack) {
            return new BureauAnswer.NotSent(HeldBack.RATE_EXCEEDED);
        } catch (BulkheadFullException heldBack) {
            return new BureauAnswer.NotSent(HeldBack.TOO_MANY_AT_ONCE);
        } catch (CallNotPermittedException heldBack) {
            return new BureauAnswer.NotSent(HeldBack.CIRCUIT_OPEN);
        } catch (ConnectException | HttpConnectTimeoutException noConnection) {
            return notSent(inquiry.number(), HeldBack.NO_CONNECTION);
        } catch (SSLException refused) {
            // Refused by us, the inquiry is still here. Refused by the bureau, it may have left already: in TLS 1.3 a
            // client speaks
            // before it learns what became of its certificate.
            return isRefusedHere(refused)
                    ? notSent(inquiry.number(), HeldBack.PEER_NOT_TRUSTED)
                    : unknown(inquiry.number(), Uncertainty.CONNECTION_LOST);
        } catch (TimeoutException late) {
            return unknown(inquiry.number(), Uncertainty.TIMED_OUT);
        } catch (UnreadableAnswer unreadable) {
            return unknown(inquiry.number(), Uncertainty.UNREADABLE_ANSWER);
        } catch (BureauError error) {
            return unknown(inquiry.number(), Uncertainty.BUREAU_ERROR);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return unknown(inquiry.number(), Uncertainty.CONNECTION_LOST);
        } catch (RuntimeException defect) {
            // Q12: whether the inquiry left is not known; a defect of ours is no proof that it did not.
            report(inquiry.number(), defect);
            return unknown(inquiry.number(), Uncertainty.CONNECTION_LOST);
        } catch (Exception lost) {
            log.atWarn()
                    .addKeyValue("requestNumber", inquiry.number().value())
                    .addKeyValue("cause", lost.getClass().getName())
                    .log("The connection to the bureau was lost");
            return unknown(inquiry.number(), Uncertainty.CONNECTION_LOST);
        }
    }

    @Override
    public LookUpAnswer lookUp(RequestNumber number) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(reports + "/" + number.value()))
                .header("Accept", "application/xml")
                .GET()
                .build();
        Callable<LookUpAnswer> asking = () -> {
            HttpResponse<byte[]> response = exchange(request, lookUpTime);
            return switch (response.statusCode()) {
                case 200 -> new LookUpAnswer.Known(reader.read(response.body(), number));
                case 404 -> {
                    reader.requireNeverSeen(response.body());
                    yield new LookUpAnswer.NeverSeen();
                }
                default -> throw new BureauError(response.statusCode());
            };
        };
        try {
            return Retry.decorateCallable(lookUpRetry, CircuitBreaker.decorateCallable(lookUpBreaker, asking))
                    .call();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return new LookUpAnswer.Silent();
        } catch (CallNotPermittedException heldBack) {
            return silent(number, heldBack);
        } catch (RuntimeException defect) {
            report(number, defect);
            return new LookUpAnswer.Silent();
        } catch (Exception noAnswer) {
            return silent(number, noAnswer);
        }
    }

    private static LookUpAnswer silent(RequestNumber number, Exception cause) {
        log.atWarn()
                .addKeyValue("requestNumber", number.value())
                .addKeyValue("cause", cause.getClass().getSimpleName())
                .log("The bureau did not answer a look-up");
        return new LookUpAnswer.Silent();
    }

    /** Where it broke, without the messages of exceptions: they may quote what was being read or written (N1). */
    private static void report(RequestNumber number, RuntimeException defect) {
        log.atError()
                .addKeyValue("requestNumber", number.value())
                .addKeyValue("cause", defect.getClass().getName())
                .addKeyValue("stack", Arrays.toString(defect.getStackTrace()))
                .log("A defect while the bureau was being asked");
    }

    /** The time limit covers the whole answer; on reaching it the connection is closed. */
    private HttpResponse<byte[]> exchange(HttpRequest request, TimeLimiter limit) throws Exception {
        HttpResponse<byte[]> response = limit.executeFutureSupplier(
                () -> client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), largestAnswer)));
        if (response == null) {
            throw new IOException("No answer");
        }
        return response;
    }

    private static boolean isRefusedHere(SSLException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException) {
                return true;
            }
        }
        return false;
    }

    private static BureauAnswer notSent(RequestNumber number, HeldBack reason) {
        log.atWarn()
                .addKeyValue("requestNumber", number.value())
                .addKeyValue("reason", reason)
                .log("An inquiry was not sent");
        return new BureauAnswer.NotSent(reason);
    }

    private static BureauAnswer unknown(RequestNumber number, Uncertainty reason) {
        log.atWarn()
                .addKeyValue("requestNumber", number.value())
                .addKeyValue("reason", reason)
                .log("The outcome of an inquiry is unknown");
        return new BureauAnswer.OutcomeUnknown(reason);
    }

    /** The bureau answered with a status that settles nothing. */
    private static final class BureauError extends Exception {
        private static final long serialVersionUID = 1L;

        BureauError(int status) {
            super("Status " + status);
        }
    }
}
