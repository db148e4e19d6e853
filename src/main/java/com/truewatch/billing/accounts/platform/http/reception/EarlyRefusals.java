package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.function.BooleanSupplier;

/** Answers a request before its body is read; nobody reads it afterwards either, so the connection ends with the answer. */
@Singleton
public class EarlyRefusals {
    private final ProblemResponses problems;

    EarlyRefusals(ProblemResponses problems) {
        this.problems = problems;
    }

    /** The answer ends here. */
    public void end(ProblemException refusal, RoutingContext context) {
        hangUpAfterwards(context);
        problems.end(refusal, context.request());
    }

    /** Whoever has a body still to send is not waited for once it is answered. */
    void hangUpAfterwards(RoutingContext context) {
        hangUpAfterwards(context, () -> true);
    }

    /** The same where it is known only then whether the body was read. */
    void hangUpAfterwards(RoutingContext context, BooleanSupplier unread) {
        HttpServerRequest request = context.request();
        if (!BodyRules.hasBody(request)) {
            return;
        }
        context.addHeadersEndHandler(answering -> {
            if (unread.getAsBoolean()) {
                context.response().putHeader("Connection", "close");
            }
        });
        context.addEndHandler(answered -> {
            if (unread.getAsBoolean()) {
                request.connection().close();
            }
        });
    }
}
