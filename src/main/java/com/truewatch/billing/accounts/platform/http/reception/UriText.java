package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.Optional;

/**
 * Refuses a path or query whose percent-encoding is not that of text in UTF-8: the framework would repair it, and the
 * database refuse the NUL in it.
 */
@Singleton
class UriText {
    private static final int BEFORE_BODY_RULES = 850;

    private final EarlyRefusals refusals;

    UriText(EarlyRefusals refusals) {
        this.refusals = refusals;
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_BODY_RULES);
    }

    private void check(RoutingContext context) {
        Optional<ProblemException> refusal = refusal(context.request());
        if (refusal.isPresent()) {
            refusals.end(refusal.get(), context);
        } else {
            context.next();
        }
    }

    /** Nothing has such a path. Marketplaces are answered in words of their own. */
    private static Optional<ProblemException> refusal(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        if (!isText(path)) {
            return Optional.of(new ProblemException(Problem.NOT_FOUND));
        }
        return path.startsWith(Api.MARKETPLACE) || request.query() == null
                ? Optional.empty()
                : Arrays.stream(request.query().split("&", -1))
                        .filter(it -> !isText(it))
                        .findFirst()
                        .map(it ->
                                ProblemException.violation(pointer(it), "must be percent-encoded UTF-8 without NUL"));
    }

    /** The parameter, where its name at least is text. */
    private static String pointer(String pair) {
        String name = pair.split("=", 2)[0];
        return isText(name) ? "/" + StrictUtf8.decodePercent(name) : "";
    }

    private static boolean isText(String encoded) {
        try {
            return StrictUtf8.decodePercent(encoded).indexOf('\0') < 0;
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
