package com.truewatch.billing.accounts.platform.limits;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How often strangers and holders may do what costs money, mail or processor time. */
@ConfigMapping(prefix = "accounts.limits")
public interface LimitConfig {
    /** Messages with codes to one address within an hour, apart for known and unknown browsers. */
    @WithDefault("5")
    int sendsPerAddressAndHour();

    /** The same within a day. */
    @WithDefault("10")
    int sendsPerAddressAndDay();

    /** Messages with codes that one logged-in account causes within an hour, to whatever addresses. */
    @WithDefault("30")
    int sendsPerAccountAndHour();

    /** Failed logins of one network (IPv4 /32, IPv6 /64) within an hour, by password or code. */
    @WithDefault("60")
    int failedLoginsPerNetworkAndHour();

    /** Logins by a right password to one account within an hour, apart for known and unknown browsers. */
    @WithDefault("30")
    int loginsPerAccountAndHour();

    /** Passwords that one process compares at once for an account and kind of browser; the others wait for their turn. */
    @WithDefault("2")
    int loginsAtOnce();

    /** Requests of one network for a code to log in or to reset a password, within an hour. */
    @WithDefault("30")
    int codeRequestsPerNetworkAndHour();

    /** Challenges for passkeys that one network asks for, within an hour. */
    @WithDefault("300")
    int passkeyChallengesPerNetworkAndHour();

    /** Links from notices that one network follows, good or not, within an hour. */
    @WithDefault("30")
    int linksPerNetworkAndHour();

    /** Registrations begun by one network within an hour. */
    @WithDefault("20")
    int registrationsPerNetworkAndHour();

    /** New passwords that are measured for one logged-in account, or for one request for a code, within an hour. */
    @WithDefault("30")
    int newPasswordsPerAccountAndHour();

    /** New passwords of one network that come with a code, within an hour. */
    @WithDefault("60")
    int newPasswordsPerNetworkAndHour();

    /** Plain edits of one account, such as its profile, within an hour. */
    @WithDefault("60")
    int editsPerAccountAndHour();

    /** Copies of everything that is kept about one holder, within an hour. */
    @WithDefault("10")
    int exportsPerAccountAndHour();

    /** Second factors that one account begins to enrol, and sets of recovery codes, within an hour. */
    @WithDefault("30")
    int factorRegistrationsPerAccountAndHour();

    /** Tickets by which the console sends the holder of one account over, within an hour. */
    @WithDefault("60")
    int entryTicketsPerAccountAndHour();

    /** Calls of one holder that carry an {@code Idempotency-Key}, whose answers are kept, within an hour. */
    @WithDefault("300")
    int idempotencyKeysPerAccountAndHour();

    /** Text messages to one number within a day; notices get a third of it. */
    @WithDefault("30")
    int textMessagesPerNumberAndDay();

    /** Text messages for one account within a day, to whatever numbers; notices get a third of it. */
    @WithDefault("30")
    int textMessagesPerAccountAndDay();

    /** Notices of addresses, factors and recoveries that each number of an account gets besides, within a day. */
    @WithDefault("5")
    int keptTextNoticesPerDay();

    /** Searches of one service for accounts by a login, within an hour. */
    @WithDefault("1000")
    int lookupsPerClientAndHour();

    /** Codes that one service asks for to bind workspaces, within an hour: all of them come from its few addresses. */
    @WithDefault("600")
    int bindingCodesPerClientAndHour();
}
