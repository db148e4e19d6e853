package com.truewatch.billing.accounts.factor.change;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.LinkRateLimit;
import com.truewatch.billing.accounts.platform.password.PasswordHasher;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.FailedPasswords;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Undoes changes of second factors. The link of a notice alone shows that somebody can read the account's mail: it ends every
 * session and holds the account, and no more. The factors go back only with the password from before the change.
 */
@ApplicationScoped
class FactorUndoService {
    private static final Duration HOLD = Duration.ofHours(24);

    private final LinkRateLimit limit;
    private final FactorLinks links;
    private final AccountRepository accounts;
    private final FactorChangeRepository changes;
    private final FailedPasswords failures;
    private final PasswordHasher passwords;
    private final FactorRollback rollback;
    private final Clock clock;

    FactorUndoService(
            LinkRateLimit limit,
            FactorLinks links,
            AccountRepository accounts,
            FactorChangeRepository changes,
            FailedPasswords failures,
            PasswordHasher passwords,
            FactorRollback rollback,
            Clock clock) {
        this.limit = limit;
        this.links = links;
        this.accounts = accounts;
        this.changes = changes;
        this.failures = failures;
        this.passwords = passwords;
        this.rollback = rollback;
        this.clock = clock;
    }

    /**
     * Every session ends and the account is held; with the right password the factors are as before the change. Every token is
     * counted, good or not, before it is looked at.
     *
     * @param password that of before the change; null where only the account is to be held
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token, or one that is older than
     *     seven days; {@code account-frozen}; {@code password-not-set} where there was none before, so that staff must help;
     *     {@code invalid-credentials} for a wrong password, and the account is held all the same
     */
    @Transactional(TxType.NEVER)
    public Undone undo(String token, @Nullable String password, Client client) {
        QuarkusTransaction.requiringNew().run(() -> limit.take(client));
        OwnedId id = links.read(token).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        Held held = QuarkusTransaction.requiringNew().call(() -> hold(id, client));
        if (password == null) {
            return new Undone(held.until, false);
        }
        if (held.passwordHash == null) {
            throw new ProblemException(Problem.PASSWORD_NOT_SET);
        }
        QuarkusTransaction.requiringNew().run(() -> failures.take(id.accountId(), Browser.UNKNOWN));
        if (!passwords.matches(held.passwordHash, password)) {
            throw new ProblemException(Problem.INVALID_CREDENTIALS);
        }
        QuarkusTransaction.requiringNew().run(() -> restore(id, client));
        return new Undone(held.until, true);
    }

    private Held hold(OwnedId id, Client client) {
        Instant now = clock.instant();
        Account account = lock(id, now);
        FactorChange change = change(id, now);
        if (change.hold(now)) {
            account.hold(now.plus(HOLD), now);
            rollback.revokeAll(account, client);
        }
        return new Held(account.standing().holdUntil(), change.passwordHash());
    }

    private void restore(OwnedId id, Client client) {
        Instant now = clock.instant();
        Account account = lock(id, now);
        FactorChange change = change(id, now);
        failures.clear(account.id(), Browser.UNKNOWN);
        if (change.undo(now)) {
            rollback.toBefore(change.changedAt(), account, client, now);
        }
    }

    private Account lock(OwnedId id, Instant now) {
        Account account = accounts.lock(id.accountId())
                .filter(it -> !it.standing().isClosed())
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        account.standing().require(AccountAct.UNDO_CHANGES, now);
        return account;
    }

    private FactorChange change(OwnedId id, Instant now) {
        return changes.lock(id, now).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private record Held(@Nullable Instant until, @Nullable String passwordHash) {
        /** Without the hash. */
        @Override
        public String toString() {
            return "Held";
        }
    }

    /**
     * What came of it.
     *
     * @param holdUntil until when nothing can be changed; null where an earlier use of the link has held the account, and that
     *     is over
     * @param factorsRestored whether the factors are as before the change
     */
    record Undone(@Nullable Instant holdUntil, boolean factorsRestored) {}
}
