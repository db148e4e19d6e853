package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.Answers;
import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends the transaction of what a call under a key does, once its answer is in it. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100)
class IdempotentInterceptor {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final CurrentRun current;
    private final LastTransaction transaction;
    private final Answers answers;
    private final IdempotencyService service;
    private final Runs runs;

    IdempotentInterceptor(
            CurrentRun current, LastTransaction transaction, Answers answers, IdempotencyService service, Runs runs) {
        this.current = current;
        this.transaction = transaction;
        this.answers = answers;
        this.service = service;
        this.runs = runs;
    }

    @AroundInvoke
    @Nullable Object answer(InvocationContext call) throws Exception {
        Run run = current.get();
        if (run == null) {
            return call.proceed();
        }
        if (!run.start()) {
            throw ProblemException.unavailable(PAUSE);
        }
        try {
            return answer(call, run);
        } catch (ProblemException refused) {
            runs.fail(run, answers.of(refused, run.language()));
            throw refused;
        } catch (Exception failed) {
            runs.fail(run, Optional.empty());
            throw failed;
        }
    }

    private @Nullable Object answer(InvocationContext call, Run run) throws Exception {
        transaction.await();
        try {
            if (!call.getMethod().getAnnotation(Idempotent.class).inSteps()) {
                transaction.begin();
            }
            Object result = call.proceed();
            Optional<StoredAnswer> answer = answers.of(result);
            if (transaction.isOpen()) {
                answer.ifPresent(it -> service.keepWithEffect(run.claim(), it));
                transaction.commit();
                answer.ifPresent(it -> run.end());
            }
            // Does nothing where that was its end.
            runs.end(run, answer);
            return result;
        } catch (ProblemException refusal) {
            transaction.endAfterRefusal();
            throw refusal;
        } finally {
            transaction.end();
        }
    }
}
