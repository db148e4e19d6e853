package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.standing.AccountStatus;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.ApplicationState;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.RealNameApplicationRepository;
import com.truewatch.billing.accounts.realname.RealNameOutcomes;
import com.truewatch.billing.accounts.realname.review.RealNameAct.Act;
import com.truewatch.billing.accounts.realname.subject.EncryptedSubject;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * What staff decide. Account, then application are locked before the state is looked at: of two operators who decide at
 * once, the second finds it decided. Every method is {@code not-found} where there is no such application, and {@code
 * wrong-state} where the decision does not go with its state or the account is closed.
 */
@ApplicationScoped
public class DecisionService {
    private final AccountRepository accounts;
    private final RealNameApplicationRepository applications;
    private final DecisionRecord record;
    private final SubjectCipher cipher;
    private final RealNameOutcomes outcomes;
    private final Clock clock;

    DecisionService(
            AccountRepository accounts,
            RealNameApplicationRepository applications,
            DecisionRecord record,
            SubjectCipher cipher,
            RealNameOutcomes outcomes,
            Clock clock) {
        this.accounts = accounts;
        this.applications = applications;
        this.record = record;
        this.cipher = cipher;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /**
     * Certifies the account; what was certified before ends with it.
     *
     * @param numberConfirmed that the operator has seen its number in the register
     * @throws ProblemException {@code invalid-request} where it must be confirmed, and is not
     */
    @Transactional
    public RealNameApplication approve(UUID id, boolean numberConfirmed, String operator) {
        Instant now = clock.instant();
        Account account = lockAccount(id, now);
        RealNameApplication application = lock(account, id, ApplicationState.PENDING);
        record.confirmation(application, numberConfirmed, operator, now);
        RealNameApplication former = applications.standingOf(account.id()).certified();
        if (former != null) {
            former.replace(now);
            applications.flush();
        }
        application.approve(now);
        record.decision(application, Act.APPROVED, operator, now);
        outcomes.approved(account, application);
        return application;
    }

    /** Refuses an application with a reason that its holder reads. */
    @Transactional
    public RealNameApplication reject(UUID id, String reason, String operator) {
        Instant now = clock.instant();
        Account account = lockAccount(id, now);
        RealNameApplication application = lock(account, id, ApplicationState.PENDING);
        application.reject(withReason(application, reason), now);
        record.decision(application, Act.REJECTED, operator, now);
        outcomes.rejected(account, application);
        return application;
    }

    /** Takes a certification back, with a reason that its holder reads. */
    @Transactional
    public RealNameApplication revoke(UUID id, String reason, String operator) {
        Instant now = clock.instant();
        Account account = lockAccount(id, now);
        RealNameApplication application = lock(account, id, ApplicationState.APPROVED);
        application.revoke(withReason(application, reason), now);
        record.decision(application, Act.REVOKED, operator, now);
        outcomes.revoked(account, application);
        return application;
    }

    private EncryptedSubject withReason(RealNameApplication application, String reason) {
        return cipher.encrypt(application.id(), cipher.subject(application), reason.strip());
    }

    private Account lockAccount(UUID id, Instant now) {
        Account account = applications
                .findAccountOf(id)
                .flatMap(accounts::lock)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        if (account.standing().status(now) == AccountStatus.CLOSED) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", AccountStatus.CLOSED);
        }
        return account;
    }

    private RealNameApplication lock(Account account, UUID id, ApplicationState expected) {
        RealNameApplication application =
                applications.lock(new OwnedId(account.id(), id)).orElseThrow();
        if (application.state() != expected) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", application.state());
        }
        return application;
    }
}
