package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedCodes;
import java.util.UUID;
import java.util.function.Function;

/**
 * Somebody enters a code.
 *
 * @param challenge whose code it should be
 * @param browser from whose browser
 * @param client from where
 * @param refusal writes a refusal down, in a transaction of its own, and says how it is answered
 */
public record CodeAttempt(
        Challenge challenge, Browser browser, Client client, Function<Verdict, ProblemException> refusal) {
    /** A holder who is logged in enters the code of one of the account's challenges. */
    public static CodeAttempt ofHolder(
            Challenge challenge, Client client, Function<Verdict, ProblemException> refusal) {
        return new CodeAttempt(challenge, Browser.KNOWN, client, refusal);
    }

    /** The same from inside a session of the account, whose browser is no stranger's. */
    public CodeAttempt inSession() {
        return new CodeAttempt(challenge, Browser.KNOWN, client, refusal);
    }

    /** The account, or the stand-in of a login that names nobody. */
    public UUID subject() {
        return challenge.id().accountId();
    }

    /** The budget that a wrong code is counted in. */
    FailedCodes.Key budget() {
        return new FailedCodes.Key(subject(), challenge.purpose(), browser);
    }
}
