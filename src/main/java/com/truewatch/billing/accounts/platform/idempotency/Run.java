package com.truewatch.billing.accounts.platform.idempotency;

import com.truewatch.billing.accounts.platform.idempotency.answer.StoredAnswer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call under a key while it runs: CLAIMED -> RUNNING -> FAILED -> OVER, or OVER at once from anywhere. The framework gives
 * the rest of a request up, without a word, once the connection is lost: so each part of it that knows the outcome may end
 * the call, and the first does.
 */
final class Run {
    private final Claim.Won claim;
    private final Locale language;
    private State state = State.CLAIMED;
    private boolean lost;
    private @Nullable StoredAnswer refusal;

    /** Claimed; refusals are written in this language. */
    Run(Claim.Won claim, Locale language) {
        this.claim = claim;
        this.language = language;
    }

    Claim.Won claim() {
        return claim;
    }

    Locale language() {
        return language;
    }

    /** Its work begins; false when it has been ended already. */
    synchronized boolean start() {
        boolean claimed = state == State.CLAIMED;
        if (claimed) {
            state = State.RUNNING;
        }
        return claimed;
    }

    /** Its work has ended without an effect, or with a refusal that may be kept; true when nobody else ends it. */
    synchronized boolean fail(@Nullable StoredAnswer worthKeeping) {
        state = lost ? State.OVER : State.FAILED;
        refusal = worthKeeping;
        return lost;
    }

    /** Whoever asked is gone, or has its answer; true when nobody else ends it. */
    synchronized boolean lose() {
        lost = true;
        return state != State.RUNNING && end();
    }

    /** It is ended; true for the first who says so. */
    synchronized boolean end() {
        boolean first = state != State.OVER;
        state = State.OVER;
        return first;
    }

    /** Why its work was refused, where that is worth keeping. */
    synchronized @Nullable StoredAnswer refusal() {
        return refusal;
    }

    private enum State {
        CLAIMED,
        RUNNING,
        FAILED,
        OVER
    }
}
