package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.delivery.EventContext;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateField;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import com.truewatch.billing.accounts.verification.throttle.KnownBrowsers;
import com.truewatch.billing.accounts.verification.throttle.SendLimits;
import com.truewatch.billing.accounts.verification.throttle.TextMessageBudget;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Codes for people who are not logged in. A login that names nobody gets the same rows, the same limits and the same
 * answers as one that names an account; only, its code is never sent and never right.
 */
@ApplicationScoped
public class CodeRequests {
    private final AccountRepository accounts;
    private final KnownBrowsers browsers;
    private final SendLimits limits;
    private final TextMessageBudget texts;
    private final OneTimeCodes codes;
    private final ChallengeRepository challenges;
    private final EventContext eventContext;
    private final Clock clock;

    CodeRequests(
            AccountRepository accounts,
            KnownBrowsers browsers,
            SendLimits limits,
            TextMessageBudget texts,
            OneTimeCodes codes,
            ChallengeRepository challenges,
            EventContext eventContext,
            Clock clock) {
        this.accounts = accounts;
        this.browsers = browsers;
        this.limits = limits;
        this.texts = texts;
        this.codes = codes;
        this.challenges = challenges;
        this.eventContext = eventContext;
        this.clock = clock;
    }

    /**
     * A code is on its way to whom the login names.
     *
     * @param letter what is written to the account, and where
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public Challenge begin(Purpose purpose, String typed, Client client, Function<Account, CodeLetter> letter) {
        LoginName login = LoginName.parse(typed);
        Optional<Account> account = accounts.findByLogin(login);
        UUID subject = account.map(Account::id).orElseGet(login::standIn);
        Browser browser = browsers.of(subject, client);
        limits.takeForStranger(purpose, login.key(), browser, client);
        if (account.isEmpty() && login.form() == LoginName.Form.PHONE) {
            texts.takeInVain(subject);
        }
        CodeLetter written = account.map(letter).orElseGet(() -> toNobody(purpose, subject, client));
        boolean decoy = account.isEmpty() || !mayReach(written, login.key(), browser);
        return codes.issue(new ChallengeRequest(subject, purpose, Step.ONLY, browser, decoy, login.key()), written);
    }

    /**
     * The same for what is no login: the caller says whose code it is, and has written the letter.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public Challenge begin(ChallengeRequest request, CodeLetter letter, Client client) {
        limits.takeForStranger(request.purpose(), letter.to().key(), request.browser(), client);
        return codes.issue(request, letter);
    }

    /**
     * The same for a service, whose network says nothing.
     *
     * @param service the subject of its token
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public Challenge begin(ChallengeRequest request, CodeLetter letter, String service) {
        limits.takeForService(service, letter.to().key(), request.browser());
        return codes.issue(request, letter);
    }

    /**
     * The code anew; the one before is void, the tries stay.
     *
     * @throws ProblemException {@code not-found}; {@code wrong-state} with COMPLETED, LOCKED or EXPIRED; {@code
     *     too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public Challenge resend(
            Purpose purpose, UUID id, Client client, BiFunction<Account, Challenge, CodeLetter> letter) {
        Challenge challenge = lockOpen(purpose, id);
        UUID subject = challenge.id().accountId();
        @Nullable Account account = challenge.isDecoy() ? null : accounts.findById(subject);
        CodeLetter written = account == null ? toNobody(purpose, subject, client) : letter.apply(account, challenge);
        resend(challenge, written, browsers.of(subject, client), client);
        return challenge;
    }

    /** The same with a letter that the caller has written. */
    @Transactional(TxType.MANDATORY)
    public void resend(Challenge challenge, CodeLetter letter, Browser browser, Client client) {
        String limitKey = String.valueOf(challenge.limitKey());
        codes.resend(challenge, letter, browser);
        limits.takeForStranger(challenge.purpose(), limitKey, browser, client);
        if (!challenge.isDecoy() && !mayReach(letter, limitKey, browser)) {
            throw ProblemException.tooManyRequests(CodePolicy.RESEND_PAUSE);
        }
    }

    /**
     * A request that a code can be sent for anew, locked until the transaction ends.
     *
     * @throws ProblemException {@code not-found}, {@code wrong-state}
     */
    @Transactional(TxType.MANDATORY)
    public Challenge lockOpen(Purpose purpose, UUID id) {
        Challenge challenge = challenges.lock(id, purpose).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        Challenge.State state = challenge.state(clock.instant());
        if (state != Challenge.State.OPEN) {
            throw new ProblemException(Problem.WRONG_STATE).with("state", state);
        }
        return challenge;
    }

    private boolean mayReach(CodeLetter letter, String limitKey, Browser browser) {
        return letter.to().key().equals(limitKey) || limits.allowsUntyped(letter.to(), browser);
    }

    private CodeLetter toNobody(Purpose purpose, UUID standIn, Client client) {
        String address = standIn + "@nobody.invalid";
        MessageTemplate template =
                purpose == Purpose.LOGIN ? MessageTemplate.LOGIN_CODE : MessageTemplate.PASSWORD_RESET_CODE;
        return new CodeLetter(
                new EmailAddress(address, address),
                Locale.ENGLISH,
                template,
                eventContext.by(client).with(TemplateField.USERNAME, address));
    }
}
