package com.truewatch.billing.accounts.workspace.binding;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.ChallengeRequest;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.CodeRequests;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.workspace.BindingService;
import com.truewatch.billing.accounts.workspace.BindingService.NewWorkspace;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks holders whether a workspace may be bound. Where username and email do not belong to one live account, or the
 * workspace is bound, or a recent undo holds the account, everything looks the same; only, the code is never sent and never
 * right.
 */
@ApplicationScoped
class BindingRequestService {
    private static final Map<String, String> PURPOSE = Map.of("purpose", Purpose.WORKSPACE_BINDING.name());

    private final AccountRepository accounts;
    private final BindingRepository bindings;
    private final BindingService workspaces;
    private final CodeRequests requests;
    private final EventContext eventContext;
    private final Journal journal;
    private final Clock clock;

    BindingRequestService(
            AccountRepository accounts,
            BindingRepository bindings,
            BindingService workspaces,
            CodeRequests requests,
            EventContext eventContext,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.bindings = bindings;
        this.workspaces = workspaces;
        this.requests = requests;
        this.eventContext = eventContext;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * A code is on its way, if there is such an account and no such workspace.
     *
     * @param asking the service, and from where it asks
     * @throws ProblemException {@code invalid-request}, {@code too-many-requests}
     */
    @Transactional
    public Challenge request(NewWorkspace workspace, String username, String typed, Asking asking) {
        workspaces.requireForm(workspace);
        EmailAddress email = EmailAddress.parse(typed)
                .orElseThrow(() -> ProblemException.violation("/email", "must be an email address"));
        LoginName login = LoginName.parse(username);
        boolean free = workspaces.isFree(workspace.id());
        Optional<Account> account = accounts.findByLogin(login)
                .filter(it -> login.form() == LoginName.Form.USERNAME && free && maySettleMore(it))
                .filter(it -> it.addresses().email().key().equals(email.key()));
        ChallengeRequest challengeRequest = new ChallengeRequest(
                account.map(Account::id).orElseGet(() -> standIn(login, email)),
                Purpose.WORKSPACE_BINDING,
                Step.ONLY,
                Browser.UNKNOWN,
                account.isEmpty(),
                email.key());
        Challenge challenge = requests.begin(challengeRequest, letter(email, account, workspace), asking.service());
        bindings.persist(new Binding(challenge.id().id(), workspace, clock.instant()));
        journal.succeeded(challenge.id().accountId(), ActivityType.CODE_REQUESTED, asking.client(), PURPOSE);
        return challenge;
    }

    /**
     * Who asks.
     *
     * @param service the subject of its token
     * @param client from where
     */
    record Asking(String service, Client client) {}

    private boolean maySettleMore(Account account) {
        return account.standing()
                .refusal(AccountAct.CONFIRM_BINDING, clock.instant())
                .isEmpty();
    }

    /** Of the pair: wrong codes for one that names nobody must not be counted for another, as they are not for accounts. */
    private static UUID standIn(LoginName login, EmailAddress email) {
        return new LoginName(LoginName.Form.NONE, login.key() + " " + email.key()).standIn();
    }

    /** Who asks is the console: its address and its device would tell the holder nothing. */
    private CodeLetter letter(EmailAddress to, Optional<Account> account, NewWorkspace workspace) {
        return new CodeLetter(
                to,
                account.map(Account::locale).orElse(Locale.ENGLISH),
                MessageTemplate.WORKSPACE_BINDING_CODE,
                eventContext
                        .now()
                        .with(
                                TemplateField.USERNAME,
                                account.map(Account::username).orElse(""))
                        .with(TemplateField.WORKSPACES, workspace.name()));
    }
}
