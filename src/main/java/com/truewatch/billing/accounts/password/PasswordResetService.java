package com.truewatch.billing.accounts.password;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.CodeRequests;
import com.truewatch.billing.accounts.verification.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;

/** Sends the codes that set a password: to the email only, never by text message. */
@ApplicationScoped
class PasswordResetService {
    private static final Map<String, String> PURPOSE = Map.of("purpose", Purpose.PASSWORD_RESET.name());

    private final CodeRequests requests;
    private final Journal journal;
    private final EventContext eventContext;

    PasswordResetService(CodeRequests requests, Journal journal, EventContext eventContext) {
        this.requests = requests;
        this.journal = journal;
        this.eventContext = eventContext;
    }

    /**
     * A code is on its way, if there is such an account.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional
    public Challenge request(String login, Client client) {
        Challenge challenge = requests.begin(Purpose.PASSWORD_RESET, login, client, account -> letter(account, client));
        journal.succeeded(challenge.id().accountId(), ActivityType.CODE_REQUESTED, client, PURPOSE);
        return challenge;
    }

    /**
     * The same code anew.
     *
     * @throws ProblemException {@code not-found}, {@code wrong-state}, {@code too-many-requests}
     */
    @Transactional
    public Challenge resend(UUID id, Client client) {
        Challenge challenge =
                requests.resend(Purpose.PASSWORD_RESET, id, client, (account, before) -> letter(account, client));
        journal.succeeded(challenge.id().accountId(), ActivityType.CODE_RESENT, client, PURPOSE);
        return challenge;
    }

    private CodeLetter letter(Account account, Client client) {
        return new CodeLetter(
                account.addresses().email(),
                account.locale(),
                MessageTemplate.PASSWORD_RESET_CODE,
                eventContext.by(client).with(TemplateField.USERNAME, account.username()));
    }
}
