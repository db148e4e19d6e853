package com.truewatch.billing.accounts.drill;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asks again where an answer is doubtful, as a client does that has to know. */
final class Persistence {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Persistence() {}

    /** The first answer that is one; what is asked for must bear being done twice. */
    static Answer untilAnswered(Supplier<Answer> call) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            Answer answer = call.get();
            if (!answer.isDoubtful()) {
                return answer;
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("No answer for " + PATIENCE + ": " + answer);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
