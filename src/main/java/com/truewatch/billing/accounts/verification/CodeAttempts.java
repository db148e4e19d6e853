package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.notice.HolderNotifier;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.persistence.LoneStatements;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowser;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Finds the request that somebody enters a code for, and writes down, in the caller's transaction, that the code was refused.
 */
@Singleton
class CodeAttempts {
    private static final Set<Purpose> LOGS_IN = Set.of(Purpose.LOGIN, Purpose.PASSWORD_RESET);

    private static final String REQUEST_AND_BROWSER = """
            select c, b from Challenge c
            left join KnownBrowser b on b.id.accountId = c.id.accountId and b.id.tokenHash = :browser
            where c.id.id = :id and c.purpose = :purpose
            """;

    private final LoneStatements statements;
    private final KnownBrowsers browsers;
    private final AccountRepository accounts;
    private final HolderNotifier notifier;
    private final EventContext context;
    private final Journal journal;

    CodeAttempts(
            LoneStatements statements,
            KnownBrowsers browsers,
            AccountRepository accounts,
            HolderNotifier notifier,
            EventContext context,
            Journal journal) {
        this.statements = statements;
        this.browsers = browsers;
        this.accounts = accounts;
        this.notifier = notifier;
        this.context = context;
        this.journal = journal;
    }

    /**
     * An attempt at the code of this request.
     *
     * @param type what a refusal is called in the timeline
     * @throws ProblemException {@code not-found}
     */
    CodeAttempt of(Purpose purpose, UUID requestId, Client client, ActivityType type) {
        Object[] found = statements.call(session -> session.createSelectionQuery(REQUEST_AND_BROWSER, Object[].class)
                .setParameter("browser", KnownBrowsers.hash(client))
                .setParameter("id", requestId)
                .setParameter("purpose", purpose)
                .getSingleResultOrNull());
        if (found == null) {
            throw new ProblemException(Problem.NOT_FOUND);
        }
        Challenge request = (Challenge) found[0];
        Browser browser = browsers.of((KnownBrowser) found[1]);
        return new CodeAttempt(request, browser, client, verdict -> refuse(request, verdict, client, type));
    }

    /**
     * A stand-in has a timeline too, so that nobody's refusal takes no less time; the holder is told once a day, of
     * codes that log in or reset the password: wrong ones of another purpose block neither.
     */
    private ProblemException refuse(Challenge request, Verdict verdict, Client client, ActivityType type) {
        UUID subject = request.id().accountId();
        journal.refused(subject, type, client, Map.of("by", "CODE"));
        boolean logsIn = LOGS_IN.contains(request.purpose());
        if (logsIn && verdict instanceof Verdict.Wrong wrong && wrong.lastOfTheDay()) {
            accounts.findByIdOptional(subject)
                    .filter(it -> !it.standing().isClosed())
                    .ifPresent(it -> notifier.tell(
                            it, it.addresses().email(), MessageTemplate.LOGIN_CODES_BLOCKED, context.by(client)));
        }
        return verdict.problem();
    }
}
