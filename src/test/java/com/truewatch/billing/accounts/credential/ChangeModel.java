package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.verification.CodePolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The contract's page on changes, as a few lines of plain Java without database, transactions or codes: what one account
 * and one credential answer to each call. A verb returns {@code ok} or the problem's name.
 */
final class ChangeModel {
    static final String OK = "ok";

    private String address;
    private @Nullable ChangeState state;
    private Instant startedAt = Instant.EPOCH;
    private Proof current = new Proof(Instant.EPOCH);
    private @Nullable Proof next;
    private @Nullable String newAddress;
    private boolean taken;
    private int failedToday;
    private Instant firstFailedAt = Instant.EPOCH;

    ChangeModel(String address) {
        this.address = address;
    }

    String start(Instant now) {
        if (isBlocked(now)) {
            return "too-many-requests";
        }
        state = ChangeState.CURRENT_CODE_SENT;
        startedAt = now;
        current = new Proof(now);
        next = null;
        newAddress = null;
        return OK;
    }

    String currentCode(boolean beginner, boolean right, Instant now) {
        String answer = code(beginner, right, ChangeState.CURRENT_CODE_SENT, current, now);
        if (answer.equals(OK)) {
            state = ChangeState.CURRENT_VERIFIED;
        }
        return answer;
    }

    String newCode(boolean beginner, boolean right, Instant now) {
        Proof proof = next == null ? current : next;
        String answer = code(beginner, right, ChangeState.NEW_CODE_SENT, proof, now);
        if (!answer.equals(OK)) {
            return answer;
        }
        if (taken) {
            state = ChangeState.CURRENT_VERIFIED;
            newAddress = null;
            return "address-unavailable";
        }
        state = ChangeState.COMPLETED;
        address = Objects.requireNonNull(newAddress);
        return OK;
    }

    String newAddress(boolean beginner, String given, boolean givenIsTaken, Instant now) {
        ChangeState at = state(now);
        if (!beginner) {
            return "forbidden";
        }
        if (at != ChangeState.CURRENT_VERIFIED && at != ChangeState.NEW_CODE_SENT) {
            return "wrong-state";
        }
        if (given.equals(address)) {
            return "same-address";
        }
        if (isBlocked(now)) {
            return "too-many-requests";
        }
        if (next == null) {
            next = new Proof(now);
        } else {
            next.sentAt = now;
        }
        state = ChangeState.NEW_CODE_SENT;
        newAddress = given;
        taken = givenIsTaken;
        return OK;
    }

    String resend(boolean beginner, Instant now) {
        ChangeState at = state(now);
        if (!beginner) {
            return "forbidden";
        }
        if (at != ChangeState.CURRENT_CODE_SENT && at != ChangeState.NEW_CODE_SENT) {
            return "wrong-state";
        }
        Proof proof = at == ChangeState.CURRENT_CODE_SENT ? current : Objects.requireNonNull(next);
        if (now.isBefore(proof.sentAt.plusSeconds(60)) || isBlocked(now)) {
            return "too-many-requests";
        }
        proof.sentAt = now;
        return OK;
    }

    String cancel(Instant now) {
        if (state(now).isOpen()) {
            state = ChangeState.CANCELLED;
        }
        return OK;
    }

    private String code(boolean beginner, boolean right, ChangeState waiting, Proof proof, Instant now) {
        if (!beginner) {
            return "forbidden";
        }
        if (state(now) == ChangeState.LOCKED) {
            return "locked";
        }
        if (state(now) != waiting) {
            return "wrong-state";
        }
        if (!now.isBefore(proof.sentAt.plus(Duration.ofMinutes(10)))) {
            return "code-expired";
        }
        if (isBlocked(now)) {
            return "too-many-requests";
        }
        if (right) {
            return OK;
        }
        countFailure(now);
        proof.tries++;
        if (proof.tries == 5) {
            state = ChangeState.LOCKED;
        }
        return "code-incorrect";
    }

    private void countFailure(Instant now) {
        if (failedToday == 0 || isDayOver(now)) {
            failedToday = 0;
            firstFailedAt = now;
        }
        failedToday++;
    }

    private boolean isBlocked(Instant now) {
        return failedToday >= CodePolicy.FAILED_CODES && !isDayOver(now);
    }

    private boolean isDayOver(Instant now) {
        return !now.isBefore(firstFailedAt.plus(Duration.ofHours(24)));
    }

    ChangeState state(Instant now) {
        ChangeState written = Objects.requireNonNull(state);
        boolean lapsed = !now.isBefore(startedAt.plus(Duration.ofMinutes(30)));
        return written.isOpen() && lapsed ? ChangeState.EXPIRED : written;
    }

    @Nullable Integer attemptsLeft(Instant now) {
        return switch (state(now)) {
            case CURRENT_CODE_SENT -> 5 - current.tries;
            case CURRENT_VERIFIED, NEW_CODE_SENT -> next == null ? 5 : 5 - next.tries;
            case LOCKED -> 0;
            case COMPLETED, CANCELLED, EXPIRED -> null;
        };
    }

    /** Whether step two has begun in this change, and so has a code. */
    boolean hasSentNewCode() {
        return next != null;
    }

    /** The address that logs in. */
    String address() {
        return address;
    }

    /** The address that was named and not found to be taken. */
    @Nullable String newAddress() {
        return newAddress;
    }

    private static final class Proof {
        private Instant sentAt;
        private int tries;

        Proof(Instant sentAt) {
            this.sentAt = sentAt;
        }
    }
}
