package com.truewatch.billing.accounts.session.login;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.sms.SmsCoverage;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.CodeRequests;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.throttle.TextMessageBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Sends the codes that log in. Where one goes never shows in an answer, nor whether one went at all. */
@ApplicationScoped
class LoginCodeService {
    /** Numbers leave with people: an older proof says little of who reads the messages today. */
    private static final Duration PHONE_PROOF = Duration.ofDays(45);

    private final CodeRequests requests;
    private final SmsCoverage coverage;
    private final TextMessageBudget texts;
    private final Journal journal;
    private final EventContext eventContext;
    private final Clock clock;

    LoginCodeService(
            CodeRequests requests,
            SmsCoverage coverage,
            TextMessageBudget texts,
            Journal journal,
            EventContext eventContext,
            Clock clock) {
        this.requests = requests;
        this.coverage = coverage;
        this.texts = texts;
        this.journal = journal;
        this.eventContext = eventContext;
        this.clock = clock;
    }

    /**
     * A code is on its way: to the phone where a phone was typed that was proved not long ago and that text messages
     * reach, else to the email.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional
    public Challenge request(String login, Client client) {
        boolean phone = LoginName.parse(login).form() == LoginName.Form.PHONE;
        Challenge challenge = requests.begin(Purpose.LOGIN, login, client, account -> letter(account, phone, client));
        journal.succeeded(challenge.id().accountId(), ActivityType.CODE_REQUESTED, client, Map.of("purpose", "LOGIN"));
        return challenge;
    }

    /**
     * The same code anew.
     *
     * @throws ProblemException {@code not-found}, {@code wrong-state}, {@code too-many-requests}
     */
    @Transactional
    public Challenge resend(UUID id, Client client) {
        Challenge challenge = requests.resend(
                Purpose.LOGIN, id, client, (account, before) -> letter(account, before.isBySms(), client));
        journal.succeeded(challenge.id().accountId(), ActivityType.CODE_RESENT, client, Map.of("purpose", "LOGIN"));
        return challenge;
    }

    private CodeLetter letter(Account account, boolean phone, Client client) {
        Address to = account.addresses()
                .of(Credential.PHONE)
                .filter(it -> phone
                        && account.addresses()
                                .hasPhoneProvedAfter(clock.instant().minus(PHONE_PROOF)))
                .filter(it -> coverage.covers(it.deliverable()) && texts.tryTakeForCode(account.id(), (PhoneNumber) it))
                .orElseGet(account.addresses()::email);
        return new CodeLetter(
                to,
                account.locale(),
                MessageTemplate.LOGIN_CODE,
                eventContext.by(client).with(TemplateField.USERNAME, account.username()));
    }
}
