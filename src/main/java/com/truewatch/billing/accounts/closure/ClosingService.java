package com.truewatch.billing.accounts.closure;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.platform.idempotency.LastTransaction;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.verification.Browser;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.OneTimeCodes;
import com.truewatch.billing.accounts.verification.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/**
 * Closes accounts. What we know ourselves is looked at before other services are asked, outside of any transaction, and
 * once more under the account's lock when it closes.
 */
@ApplicationScoped
class ClosingService {
    private final OneTimeCodes codes;
    private final Peers peers;
    private final ClosureSteps steps;
    private final LastTransaction last;

    ClosingService(OneTimeCodes codes, Peers peers, ClosureSteps steps, LastTransaction last) {
        this.codes = codes;
        this.peers = peers;
        this.steps = steps;
        this.last = last;
    }

    /**
     * A code is on its way to the account's email. Asked again in the same session, it is sent anew and the tries stay.
     *
     * @throws ProblemException {@code account-on-hold}, {@code closure-refused}, {@code unavailable}; {@code
     *     too-many-requests} within a minute of the last, or when the day's wrong codes are used up
     */
    @Transactional(TxType.NEVER)
    public Challenge request(Holder holder) {
        steps.requireClosable(holder);
        peers.requireConsent(holder.accountId());
        return last.of(() -> steps.sendCode(holder));
    }

    /**
     * The account is closed for good.
     *
     * @throws ProblemException {@code code-incorrect}, {@code code-expired}, {@code locked}, {@code too-many-requests};
     *     {@code account-on-hold}, {@code closure-refused}, {@code unavailable}, which leave the code good
     */
    @Transactional(TxType.NEVER)
    public void confirm(Holder holder, String code) {
        Verdict verdict = codes.check(steps.openChallenge(holder), Browser.KNOWN, code);
        if (!(verdict instanceof Verdict.Right right)) {
            steps.refuse(holder, verdict);
            throw verdict.problem();
        }
        peers.requireConsent(holder.accountId());
        steps.close(holder, right);
    }
}
