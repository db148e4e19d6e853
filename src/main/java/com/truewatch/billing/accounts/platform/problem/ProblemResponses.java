package com.truewatch.billing.accounts.platform.problem;

import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.language.Languages;
import com.truewatch.billing.accounts.platform.logging.LogContext;
import com.truewatch.billing.accounts.platform.metrics.Metric;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.Json;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Turns a refusal into its answer: body, headers and the log line, the same wherever the refusal arose. */
@Singleton
public class ProblemResponses {
    /** The media type of RFC 9457. */
    public static final String PROBLEM_JSON = "application/problem+json";

    private static final Logger LOG = Logger.getLogger(ProblemResponses.class);

    private final ProblemTexts texts;
    private static final Metric REFUSALS = Metric.counter(
                    "accounts.refusals", "answers", "every problem that was answered")
            .tagged("problem");

    private final MeterRegistry metrics;

    ProblemResponses(ProblemTexts texts, MeterRegistry metrics) {
        this.texts = texts;
        this.metrics = metrics;
    }

    /** The whole answer for a refusal of this request. */
    public Response respond(ProblemException refusal, HttpServerRequest request) {
        return respond(refusal, request, null);
    }

    /** The answer for a defect or an outage, logged with its cause under the id that the answer carries. */
    Response respond(ProblemException refusal, HttpServerRequest request, @Nullable Throwable cause) {
        Map<String, Object> body = body(refusal, Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        tell(refusal, request, body, cause);
        Response.ResponseBuilder answer =
                Response.status(refusal.problem().status()).type(PROBLEM_JSON).entity(body);
        headers(refusal).forEach(answer::header);
        return answer.build();
    }

    /** The same where no resource is reached: the answer ends here. */
    public void end(ProblemException refusal, HttpServerRequest request) {
        end(refusal, request, null);
    }

    /** The same for a defect or an outage. */
    void end(ProblemException refusal, HttpServerRequest request, @Nullable Throwable cause) {
        Map<String, Object> body = body(refusal, Languages.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
        tell(refusal, request, body, cause);
        HttpServerResponse answer = request.response()
                .setStatusCode(refusal.problem().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM_JSON)
                .putHeader("X-Content-Type-Options", "nosniff");
        headers(refusal).forEach(answer::putHeader);
        answer.end(Json.encode(body));
    }

    /** The members of the body, in the order in which a person reads them. */
    public Map<String, Object> body(ProblemException refusal, Locale locale) {
        Problem problem = refusal.problem();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", problem.type());
        body.put("title", texts.title(problem, locale));
        body.put("status", problem.status());
        body.put("detail", texts.detail(problem, locale));
        body.put("instance", "urn:uuid:" + LogContext.requestId().orElseGet(Ids::next));
        body.putAll(refusal.members());
        return body;
    }

    /** Whoever operates the service: counted, and logged. */
    private void tell(
            ProblemException refusal, HttpServerRequest request, Map<String, Object> body, @Nullable Throwable cause) {
        REFUSALS.count(metrics, refusal.problem().slug());
        Object instance = body.get("instance");
        if (refusal.problem() == Problem.INTERNAL_ERROR) {
            LOG.errorf(cause, "%s %s failed (%s)", request.method(), LogContext.route(), instance);
        } else if (refusal.problem() == Problem.UNAVAILABLE) {
            LOG.warnf("%s %s unavailable (%s): %s", request.method(), LogContext.route(), instance, cause);
        } else {
            LOG.debugf("%s %s refused: %s (%s)", request.method(), LogContext.route(), refusal.getMessage(), instance);
        }
    }

    private static Map<String, String> headers(ProblemException refusal) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        if (refusal.problem().status() == 401) {
            headers.put(HttpHeaders.WWW_AUTHENTICATE, challenge(refusal.problem()));
        }
        Duration wait = refusal.retryAfter();
        if (wait != null) {
            headers.put(HttpHeaders.RETRY_AFTER, Long.toString(seconds(wait)));
        }
        ProblemException.Quota quota = refusal.quota();
        if (quota != null && wait != null) {
            String name = "\"" + quota.name() + "\"";
            headers.put(
                    "RateLimit-Policy",
                    name + ";q=" + quota.most() + ";w=" + quota.window().toSeconds());
            headers.put("RateLimit", name + ";r=0;t=" + seconds(wait));
        }
        return headers;
    }

    private static String challenge(Problem problem) {
        return problem == Problem.SESSION_ENDED ? "Bearer error=\"invalid_token\"" : "Bearer";
    }

    /** Whole seconds, rounded up, so that a client that waits as told is never early. */
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }
}
