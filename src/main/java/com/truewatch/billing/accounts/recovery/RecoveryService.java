package com.truewatch.billing.accounts.recovery;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.RealNameState;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.event.RecoveryOpened;
import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.Journal;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.recovery.AddressRecovery.Opening;
import com.truewatch.billing.accounts.verification.Challenge;
import com.truewatch.billing.accounts.verification.ChallengeRequest;
import com.truewatch.billing.accounts.verification.CodeRequests;
import com.truewatch.billing.accounts.verification.Purpose;
import com.truewatch.billing.accounts.verification.Step;
import com.truewatch.billing.accounts.verification.throttle.Browser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What operators do with recoveries. The account is locked first, as by every change of it. */
@ApplicationScoped
class RecoveryService {
    private final AccountRepository accounts;
    private final RecoveryRepository recoveries;
    private final CodeRequests requests;
    private final RecoveryNotifier notifier;
    private final Event<RecoveryOpened> opened;
    private final Journal journal;
    private final Clock clock;

    RecoveryService(
            AccountRepository accounts,
            RecoveryRepository recoveries,
            CodeRequests requests,
            RecoveryNotifier notifier,
            Event<RecoveryOpened> opened,
            Journal journal,
            Clock clock) {
        this.accounts = accounts;
        this.recoveries = recoveries;
        this.requests = requests;
        this.notifier = notifier;
        this.opened = opened;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Opens one: a code is on its way to the new address, and every known address is told. One that was open for the same
     * credential is cancelled. It waits for an account that is frozen or on hold.
     *
     * @throws ProblemException {@code not-found}; {@code invalid-request}, {@code same-address}, {@code
     *     address-unavailable}; {@code wrong-state} for a closed account; {@code too-many-requests}
     */
    @Transactional
    public AddressRecovery open(UUID accountId, Wish wish, String operator, Client client) {
        Instant now = clock.instant();
        Account account = accounts.lock(accountId).orElseThrow(RecoveryService::notFound);
        if (account.standing().isClosed()) {
            throw new ProblemException(Problem.WRONG_STATE)
                    .with("state", account.standing().status(now));
        }
        Address address = address(account, wish);
        recoveries.lockOpenOf(accountId, wish.credential()).forEach(it -> it.end(RecoveryState.CANCELLED, now));
        recoveries.flush();
        ChallengeRequest request = new ChallengeRequest(
                accountId, Purpose.ADDRESS_RECOVERY, Step.ONLY, Browser.UNKNOWN, false, address.key());
        Challenge challenge = requests.begin(request, notifier.code(account, address), client);
        boolean vouchedFor = account.realNameState() == RealNameState.VERIFIED;
        AddressRecovery recovery = new AddressRecovery(
                challenge.id(), wish.credential(), address, new Opening(operator, wish.reason(), !vouchedFor), now);
        recoveries.persist(recovery);
        opened.fire(new RecoveryOpened(account, wish.credential()));
        journal.succeeded(accountId, ActivityType.ADDRESS_RECOVERY_OPENED, null, details(recovery));
        notifier.tellOpened(account, recovery);
        return recovery;
    }

    /**
     * The account's, the newest first, before {@code before} where it is given.
     *
     * @throws ProblemException {@code not-found} for an unknown account
     */
    @Transactional
    public List<AddressRecovery> list(UUID accountId, @Nullable UUID before, int limit) {
        Account account = accounts.findByIdOptional(accountId).orElseThrow(RecoveryService::notFound);
        return recoveries.findAllOf(account.id(), before, limit);
    }

    /**
     * A second operator agrees.
     *
     * @throws ProblemException {@code not-found}; {@code forbidden} for the operator who has opened it; {@code wrong-state}
     *     for one that is over
     */
    @Transactional
    public AddressRecovery approve(UUID id, String operator) {
        Instant now = clock.instant();
        AddressRecovery found = recoveries.find(id).orElseThrow(RecoveryService::notFound);
        AddressRecovery recovery = accounts.lock(found.id().accountId())
                .flatMap(it -> recoveries.lock(found.id()))
                .orElseThrow(RecoveryService::notFound);
        recovery.requireOpen(now);
        recovery.approve(operator, now);
        return recovery;
    }

    private Address address(Account account, Wish wish) {
        Address address = wish.credential()
                .parse(wish.newAddress())
                .filter(notifier::canReach)
                .orElseThrow(() -> ProblemException.violation(
                        "/newAddress", "must be an email address, or a phone number that we send text messages to"));
        if (account.addresses()
                .of(wish.credential())
                .filter(it -> it.key().equals(address.key()))
                .isPresent()) {
            throw new ProblemException(Problem.SAME_ADDRESS);
        }
        if (accounts.findByAddress(address).isPresent()) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
        return address;
    }

    /** For the timeline. */
    static Map<String, String> details(AddressRecovery recovery) {
        return Map.of(
                "credential", recovery.credential().name(),
                "address", recovery.newAddress().masked());
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.NOT_FOUND);
    }

    /**
     * What an operator asks for.
     *
     * @param credential which address is lost
     * @param newAddress as it was typed
     * @param reason in the operator's words
     */
    record Wish(Credential credential, String newAddress, String reason) {}
}
