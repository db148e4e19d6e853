package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.notice.TextNotifier;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.limits.AccountUse;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What every text message passes, code or notice: so many a day to a number, for an account and to a country. Notices get a
 * third of the first two: with them and what strangers may ask for, the holder's own codes still have theirs. Some notices
 * a day, about addresses, factors and recoveries, are kept for every number of an account: nothing else uses them up.
 * Always counted in the order number, account, country.
 */
@ApplicationScoped
public class TextMessageBudget implements TextNotifier {
    private static final Duration DAY = Duration.ofDays(1);

    private final RateLimits limits;
    private final SmsBudget countries;
    private final Limits perNumber;
    private final Limits perAccount;
    private final Limits noticesPerNumber;
    private final Limits noticesPerAccount;
    private final Limits kept;

    TextMessageBudget(RateLimits limits, SmsBudget countries, LimitConfig config) {
        this.limits = limits;
        this.countries = countries;
        this.perNumber = perDay(config.textMessagesPerNumberAndDay());
        this.perAccount = perDay(config.textMessagesPerAccountAndDay());
        this.noticesPerNumber = perDay(Math.max(1, config.textMessagesPerNumberAndDay() / 3));
        this.noticesPerAccount = perDay(Math.max(1, config.textMessagesPerAccountAndDay() / 3));
        this.kept = perDay(config.keptTextNoticesPerDay());
    }

    /**
     * One more code goes to this number.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    @Transactional(TxType.MANDATORY)
    public void takeForCode(UUID accountId, PhoneNumber to) {
        limits.take(ofNumber(to), perNumber);
        limits.take(AccountUse.TEXT_MESSAGES.of(accountId), perAccount);
        countries.take(to);
    }

    /** The same; false where {@link #takeForCode} throws. */
    @Transactional(TxType.MANDATORY)
    public boolean tryTakeForCode(UUID accountId, PhoneNumber to) {
        return limits.tryTake(ofNumber(to), perNumber)
                && limits.tryTake(AccountUse.TEXT_MESSAGES.of(accountId), perAccount)
                && countries.tryTake(to);
    }

    /** Somebody asked for a code to a number that is nobody's: counted for its stand-in, so that it takes no less time. */
    @Transactional(TxType.MANDATORY)
    public void takeInVain(UUID standIn) {
        limits.tryTake("text messages number " + standIn, perNumber);
        limits.tryTake(AccountUse.TEXT_MESSAGES.of(standIn), perAccount);
        countries.takeInVain();
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public boolean tryTake(UUID accountId, PhoneNumber to, MessageTemplate template) {
        if (template.isOfAccess() && limits.tryTake(keptFor(accountId, to), kept)) {
            countries.count(to);
            return true;
        }
        return limits.tryTake(ofNumber(to), noticesPerNumber)
                && limits.tryTake(AccountUse.TEXT_MESSAGES.of(accountId), noticesPerAccount)
                && countries.tryTakeNotice(to);
    }

    /** Forgets what was sent to those of the addresses that are numbers; what the account itself has used is forgotten by its name. */
    void clear(UUID accountId, Collection<Address> addresses) {
        limits.clear(addresses.stream()
                .flatMap(it -> Stream.of(ofNumber(it), keptFor(accountId, it)))
                .toList());
    }

    private static String ofNumber(Address to) {
        return "text messages number " + to.key();
    }

    private static String keptFor(UUID accountId, Address to) {
        return "text messages kept " + accountId + " " + to.key();
    }

    private static Limits perDay(int most) {
        return Limits.of(new Limit(most, DAY));
    }
}
