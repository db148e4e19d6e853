package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The counters of one account, all of them at once: wrong passwords, wrong second proofs, wrong codes, messages with codes,
 * and whatever else is counted for it. Those of networks are nobody's and stay as they are.
 */
@Singleton
public class AccountLimits {
    private final FailedPasswords passwords;
    private final FailedCodes codes;
    private final FailedSecondProofs secondProofs;
    private final SendLimits sends;
    private final TextMessageBudget textMessages;
    private final RateLimits limits;

    AccountLimits(
            FailedPasswords passwords,
            FailedCodes codes,
            FailedSecondProofs secondProofs,
            SendLimits sends,
            TextMessageBudget textMessages,
            RateLimits limits) {
        this.passwords = passwords;
        this.codes = codes;
        this.secondProofs = secondProofs;
        this.sends = sends;
        this.textMessages = textMessages;
        this.limits = limits;
    }

    /** Puts them back to nothing, in the caller's transaction; what they stood at. */
    public Stand clear(Account account) {
        return clear(account, account.addresses().all());
    }

    /** The same with what was sent to these addresses. */
    public Stand clear(Account account, Collection<Address> addresses) {
        List<FailedCodes.Stand> budgets = codes.clear(account.id());
        limits.clear(AccountUse.allOf(account.id()));
        textMessages.clear(account.id(), addresses);
        return new Stand(
                passwords.clear(account.id()),
                secondProofs.clear(account.id()),
                budgets.stream().mapToInt(FailedCodes.Stand::failed).sum(),
                budgets.stream().mapToInt(FailedCodes.Stand::inARow).max().orElse(0),
                sends.clear(account, addresses));
    }

    /**
     * What the counters of an account stand at.
     *
     * @param failedPasswords wrong ones in a row, of known and unknown browsers
     * @param failedSecondProofs wrong values and recovery codes within their windows
     * @param failedCodes wrong ones of every purpose within their windows
     * @param failedCodesInARow the longest row
     * @param sends messages with codes, and requests for them, within their windows
     */
    public record Stand(
            int failedPasswords, int failedSecondProofs, int failedCodes, int failedCodesInARow, int sends) {
        /** What they are put back to. */
        public static final Stand NOTHING = new Stand(0, 0, 0, 0, 0);

        /** By their names, for the record of an operator's act. */
        public Map<String, String> toMap() {
            return Map.of(
                    "failedPasswords", Integer.toString(failedPasswords),
                    "failedSecondProofs", Integer.toString(failedSecondProofs),
                    "failedCodes", Integer.toString(failedCodes),
                    "failedCodesInARow", Integer.toString(failedCodesInARow),
                    "sends", Integer.toString(sends));
        }
    }
}
