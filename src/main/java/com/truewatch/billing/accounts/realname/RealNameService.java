package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a holder does about real-name authentication. The account is locked first: its applications move one by one. */
@ApplicationScoped
public class RealNameService {
    private final AccountRepository accounts;
    private final RealNameApplicationRepository applications;
    private final ApplicationFactory factory;
    private final Documents documents;
    private final RealNameOutcomes outcomes;
    private final Clock clock;

    RealNameService(
            AccountRepository accounts,
            RealNameApplicationRepository applications,
            ApplicationFactory factory,
            Documents documents,
            RealNameOutcomes outcomes,
            Clock clock) {
        this.accounts = accounts;
        this.applications = applications;
        this.factory = factory;
        this.documents = documents;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * Submits an application; a certified account says which one it is to replace.
     *
     * @throws ProblemException {@code wrong-state} while one is pending, and for a certified account that names none;
     *     {@code invalid-request} for a document that is not there; {@code too-many-requests}; {@code account-frozen};
     *     {@code account-on-hold}
     */
    @Transactional
    public RealNameApplication submit(Holder holder, Submission submission) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.APPLY_FOR_REAL_NAME, holder.accountId(), now);
        requireRoom(applications.standingOf(account.id()), submission.replaces());
        RealNameApplication application = factory.take(account.id(), submission, now);
        outcomes.submitted(account, application, holder.client());
        return application;
    }

    /**
     * Takes an application back before a decision; what it says and its documents are deleted.
     *
     * @throws ProblemException {@code not-found}, the same for a foreign one and for none; {@code wrong-state} once it
     *     is decided
     */
    @Transactional
    public void withdraw(Holder holder, UUID id) {
        Instant now = clock.instant();
        Account account = accounts.lockFor(AccountAct.WITHDRAW_REAL_NAME, holder.accountId(), now);
        RealNameApplication application = applications
                .lock(new OwnedId(account.id(), id))
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (application.state() != ApplicationState.PENDING) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", application.state());
        }
        application.withdraw(now);
        documents.deleteOf(application.id());
        outcomes.withdrawn(account, application, holder.client());
    }

    private static void requireRoom(CertificationStatus standing, @Nullable UUID replaces) {
        if (standing.pending() != null) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", ApplicationState.PENDING);
        }
        RealNameApplication certified = standing.certified();
        if (certified != null && replaces == null) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", standing.state());
        }
        UUID replaceable = certified == null ? null : certified.id().id();
        if (!Objects.equals(replaceable, replaces)) {
            throw ProblemException.violation("/replaces", "must be the application that is certified now");
        }
    }
}
