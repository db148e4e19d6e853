package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.activity.Timeline;
import com.truewatch.billing.accounts.delivery.DeadLetters;
import com.truewatch.billing.accounts.delivery.DeadLetters.DeadLetter;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.session.Sessions;
import com.truewatch.billing.accounts.session.Sessions.LiveSession;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff see; each question about an account, a closed one too, is {@code not-found} where there is none. */
@ApplicationScoped
class AccountViewService {
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Timeline timeline;
    private final DeadLetters deadLetters;

    AccountViewService(AccountRepository accounts, Sessions sessions, Timeline timeline, DeadLetters deadLetters) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.timeline = timeline;
        this.deadLetters = deadLetters;
    }

    /** The account itself. */
    @Transactional
    public Account account(UUID id) {
        return accounts.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** Its newest sessions that are alive, before {@code before} where it is given. */
    @Transactional
    public List<LiveSession> sessions(UUID id, @Nullable UUID before, int limit) {
        return sessions.list(account(id).id(), before, limit);
    }

    /** The newest lines of its timeline, before {@code before} where it is given. */
    @Transactional
    public List<Timeline.Entry> activity(UUID id, @Nullable UUID before, int limit) {
        return timeline.of(account(id).id(), before, limit);
    }

    /** The newest messages of all accounts that did not arrive, before {@code before} where it is given. */
    @Transactional
    public List<DeadLetter> deadLetters(@Nullable UUID before, int limit) {
        return deadLetters.list(before, limit);
    }
}
