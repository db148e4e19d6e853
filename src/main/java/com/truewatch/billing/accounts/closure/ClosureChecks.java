package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.closure.ClosureCheck.Answer;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import com.truewatch.billing.accounts.platform.limits.ConcurrencyLimit;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/**
 * Asks every other service that is configured, all at once and at most so many holders' at a time. Never called while a
 * transaction is open: a service that hangs holds neither a row nor a connection.
 */
@Startup
@Singleton
class ClosureChecks {
    private static final int AT_ONCE = 8;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final List<ClosureCheck> checks;
    private final OutboundHttp http;
    private final ConcurrencyLimit limit = new ConcurrencyLimit(AT_ONCE);

    ClosureChecks(ClosureConfig config) {
        this.checks = config.checks().entrySet().stream()
                .map(it -> new ClosureCheck(it.getKey(), it.getValue()))
                .toList();
        this.http = new OutboundHttp(config.timeout(), config.timeout());
    }

    /**
     * All of them agree.
     *
     * @throws ProblemException {@code closure-refused} where one does not, {@code unavailable} where one does not say
     */
    void requireConsent(UUID accountId) {
        if (checks.isEmpty()) {
            return;
        }
        List<Answer> answers = limit.run(() -> ask(accountId));
        if (answers.contains(Answer.NO)) {
            throw new ProblemException(Problem.CLOSURE_REFUSED)
                    .with("reasons", List.of(ClosureBlocker.REFUSED_BY_PEER));
        }
        if (answers.contains(Answer.NONE)) {
            throw ProblemException.unavailable(PAUSE);
        }
    }

    private List<Answer> ask(UUID accountId) {
        List<CompletableFuture<Answer>> asked =
                checks.stream().map(it -> it.ask(http, accountId)).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }
}
