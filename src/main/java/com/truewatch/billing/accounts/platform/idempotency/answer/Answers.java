package com.truewatch.billing.accounts.platform.idempotency.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Reads what is answered, as far as it is worth keeping. */
@Singleton
public class Answers {
    private static final List<String> KEPT_HEADERS =
            List.of(HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.RETRY_AFTER);

    /** Refusals that another token, another body or time alone turns into something else. */
    private static final Set<Integer> PASSING = Set.of(401, 413, 415, 429);

    private final ObjectMapper mapper;
    private final ProblemResponses problems;

    Answers(ObjectMapper mapper, ProblemResponses problems) {
        this.mapper = mapper;
        this.problems = problems;
    }

    /** What a resource method has returned; empty where it must not be kept. */
    public Optional<StoredAnswer> of(@Nullable Object result) {
        if (!(result instanceof Response response)) {
            return Optional.of(new StoredAnswer(result == null ? 204 : 200, Map.of(), body(result)));
        }
        return isWorthKeeping(response.getStatus(), !response.getCookies().isEmpty())
                ? Optional.of(answer(
                        response.getStatus(),
                        response::getHeaderString,
                        response.getMediaType(),
                        response.hasEntity() ? response.getEntity() : null))
                : Optional.empty();
    }

    /** What a request is answered; empty where it must not be kept. */
    public Optional<StoredAnswer> of(ContainerResponseContext response) {
        return isWorthKeeping(response.getStatus(), !response.getCookies().isEmpty())
                ? Optional.of(answer(
                        response.getStatus(),
                        response::getHeaderString,
                        response.getMediaType(),
                        response.hasEntity() ? response.getEntity() : null))
                : Optional.empty();
    }

    /** What a refusal is answered, for a call whose connection is lost before that is written. */
    public Optional<StoredAnswer> of(ProblemException refusal, Locale language) {
        int status = refusal.problem().status();
        return isWorthKeeping(status, false)
                ? Optional.of(new StoredAnswer(
                        status,
                        Map.of(HttpHeaders.CONTENT_TYPE, ProblemResponses.PROBLEM_JSON),
                        body(problems.body(refusal, language))))
                : Optional.empty();
    }

    /** A cookie carries a token. */
    private static boolean isWorthKeeping(int status, boolean hasCookies) {
        boolean lasting = status < 300 || (status >= 400 && status < 500 && !PASSING.contains(status));
        return lasting && !hasCookies;
    }

    private StoredAnswer answer(
            int status, UnaryOperator<@Nullable String> header, @Nullable MediaType type, @Nullable Object entity) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = header.apply(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (type != null) {
            // Otherwise the resource's own, for the repeat too.
            headers.put(HttpHeaders.CONTENT_TYPE, type.toString());
        }
        return new StoredAnswer(status, headers, body(entity));
    }

    private @Nullable String body(@Nullable Object entity) {
        try {
            return entity == null ? null : mapper.writeValueAsString(entity);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("An answer is not writable: " + impossible.getClass());
        }
    }
}
