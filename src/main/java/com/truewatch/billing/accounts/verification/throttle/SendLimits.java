package com.truewatch.billing.accounts.verification.throttle;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.LimitConfig;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.platform.limits.Use;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.verification.Purpose;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How many codes are sent: to an address, for an account, for a network. Always in the order network, account, address,
 * so that two callers never wait for each other. All of them join the transaction that sends.
 */
@Singleton
public class SendLimits {
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);

    private final RateLimits limits;
    private final Limits perAddress;
    private final Limits perAccount;
    private final Limit codeRequests;
    private final Limit registrations;
    private final Limits bindingCodes;

    SendLimits(RateLimits limits, LimitConfig config) {
        this.limits = limits;
        this.perAddress = new Limits(
                new Limit(config.sendsPerAddressAndHour(), HOUR), new Limit(config.sendsPerAddressAndDay(), DAY));
        this.perAccount = Limits.of(new Limit(config.sendsPerAccountAndHour(), HOUR));
        this.codeRequests = new Limit(config.codeRequestsPerNetworkAndHour(), HOUR);
        this.registrations = new Limit(config.registrationsPerNetworkAndHour(), HOUR);
        this.bindingCodes = Limits.of(new Limit(config.bindingCodesPerClientAndHour(), HOUR));
    }

    /**
     * A holder wants a code at an address: the account's own counts with what its known browsers ask for, a new one with
     * what anyone asks for.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void takeForHolder(UUID accountId, Address to, Browser own) {
        limits.takeBoth(Use.of(ofAccount(accountId), perAccount), Use.of(key(own, to.key()), perAddress));
    }

    /**
     * Somebody without a session wants a code. Counted by what was typed, never by what it means: an account and its
     * absence answer alike.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void takeForStranger(Purpose purpose, String limitKey, Browser browser, Client client) {
        boolean registration = purpose == Purpose.REGISTRATION;
        Use ofNetwork = Use.ofNetwork(
                registration ? "registrations" : "codes", client, registration ? registrations : codeRequests);
        limits.takeBoth(ofNetwork, Use.of(key(browser, limitKey), perAddress));
    }

    /**
     * A service wants a code for somebody: it is counted itself, whichever of its addresses the call comes from.
     *
     * @throws ProblemException {@code too-many-requests}
     */
    public void takeForService(String service, String limitKey, Browser browser) {
        limits.takeBoth(Use.of("binding codes " + service, bindingCodes), Use.of(key(browser, limitKey), perAddress));
    }

    /** Whether one more may go to an address that was not itself typed; if not, nobody is told. */
    public boolean allowsUntyped(Address to, Browser browser) {
        return limits.tryTake(key(browser, to.key()), perAddress);
    }

    /**
     * Forgets what was sent for an account and to these addresses, and what was asked for by them or by its username; how
     * many uses that were.
     */
    int clear(Account account, Collection<Address> addresses) {
        Stream<String> logins =
                Stream.concat(Stream.of(account.username()), addresses.stream().map(Address::key));
        return limits.clear(Stream.concat(
                        Stream.of(ofAccount(account.id())),
                        logins.flatMap(login -> Stream.of(Browser.values()).map(it -> key(it, login))))
                .toList());
    }

    private static String ofAccount(UUID accountId) {
        return "sends account " + accountId;
    }

    private static String key(Browser browser, String address) {
        return "sends " + browser + " " + address;
    }
}
