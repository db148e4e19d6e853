package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.ChallengeRequest;
import com.truewatch.billing.accounts.verification.CodeLetter;
import com.truewatch.billing.accounts.verification.CodeRequests;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Begins registrations. A taken or reserved email gets a notice instead of a code; nothing else differs. */
@ApplicationScoped
class RegistrationService {
    private final RegistrationRepository registrations;
    private final AccountRepository accounts;
    private final AddressReservations reservations;
    private final CodeRequests requests;
    private final EventContext eventContext;
    private final Clock clock;

    RegistrationService(
            RegistrationRepository registrations,
            AccountRepository accounts,
            AddressReservations reservations,
            CodeRequests requests,
            EventContext eventContext,
            Clock clock) {
        this.registrations = registrations;
        this.accounts = accounts;
        this.reservations = reservations;
        this.requests = requests;
        this.eventContext = eventContext;
        this.clock = clock;
    }

    /**
     * A code is on its way to this email.
     *
     * @throws ProblemException {@code invalid-request}, {@code too-many-requests}
     */
    @Transactional
    public Challenge start(String typed, Locale locale, Client client) {
        EmailAddress email = EmailAddress.parse(typed)
                .orElseThrow(() -> ProblemException.violation("/email", "must be an email address"));
        LoginName login = LoginName.of(email);
        CodeLetter letter = letter(email, locale, client);
        boolean decoy = letter.template() != MessageTemplate.REGISTRATION_CODE;
        ChallengeRequest request = new ChallengeRequest(
                login.standIn(), Purpose.REGISTRATION, Step.ONLY, Browser.UNKNOWN, decoy, login.key());
        Challenge challenge = requests.begin(request, letter, client);
        registrations.persist(new Registration(challenge.id().id(), email, locale, clock.instant()));
        return challenge;
    }

    /**
     * The code anew.
     *
     * @throws ProblemException {@code not-found}, {@code wrong-state}, {@code too-many-requests}
     */
    @Transactional
    public Challenge resend(UUID id, Client client) {
        Challenge challenge = requests.lockOpen(Purpose.REGISTRATION, id);
        Registration registration = registrations.findById(id);
        CodeLetter letter = letter(registration.email(), registration.locale(), client);
        requests.resend(challenge, letter, Browser.UNKNOWN, client);
        return challenge;
    }

    /** The code, or why there is none: to the owner of a taken email, or to a reserved one itself. */
    private CodeLetter letter(EmailAddress email, Locale locale, Client client) {
        TemplateValues values = eventContext.by(client);
        Optional<Account> owner = accounts.findByAddress(email);
        MessageTemplate template = reservations.isReserved(email)
                ? MessageTemplate.REGISTRATION_RESERVED
                : MessageTemplate.REGISTRATION_CODE;
        return owner.map(it -> new CodeLetter(
                        it.addresses().email(),
                        it.locale(),
                        MessageTemplate.REGISTRATION_TAKEN,
                        values.with(TemplateField.USERNAME, it.username())))
                .orElseGet(() -> new CodeLetter(email, locale, template, values));
    }
}
