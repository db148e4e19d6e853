package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.verification.throttle.Browser;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a code is wanted for.
 *
 * @param subject the account, or the stand-in of a login that names nobody
 * @param purpose what it is good for
 * @param step which proof within the purpose
 * @param browser from where it was asked for
 * @param decoy whether it only looks like one: it is never sent and never right
 * @param limitKey what was typed to ask for it, as limits count it; null inside a session
 */
public record ChallengeRequest(
        UUID subject,
        Purpose purpose,
        Step step,
        Browser browser,
        boolean decoy,
        @Nullable String limitKey) {
    /** Inside a session. */
    public static ChallengeRequest ofHolder(UUID accountId, Purpose purpose, Step step) {
        return new ChallengeRequest(accountId, purpose, step, Browser.KNOWN, false, null);
    }
}
