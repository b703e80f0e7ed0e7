package cn.zhengxin.query.bureau;

import cn.zhengxin.query.inquiry.RequestNumber;
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
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The bureau over HTTP. Inquiries pass a rate limiter, a bulkhead, a circuit breaker and a time limit, and are never
 * repeated here; look-ups have their own set, so that an outage of inquiries does not blind the settlement, and may be
 * retried.
 */
@Component
class HttpCreditBureau implements CreditBureau {

    private static final Logger log = LoggerFactory.getLogger(HttpCreditBureau.class);
    private static final String INQUIRY = "bureau-inquiry";
    private static final String LOOK_UP = "bureau-look-up";

    private final HttpClient client;
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

    HttpCreditBureau(
            BureauProperties properties,
            RateLimiterRegistry rates,
            BulkheadRegistry bulkheads,
            CircuitBreakerRegistry breakers,
            TimeLimiterRegistry times,
            RetryRegistry retries) {
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
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

    @Override
    public BureauAnswer inquire(BureauInquiry inquiry) {
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
        } catch (RequestNotPermitted | BulkheadFullException | CallNotPermittedException heldBack) {
            return new BureauAnswer.OutcomeUnknown(Uncertainty.NOT_SENT);
        } catch (ConnectException | HttpConnectTimeoutException noConnection) {
            return unknown(inquiry.number(), Uncertainty.NOT_SENT);
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
