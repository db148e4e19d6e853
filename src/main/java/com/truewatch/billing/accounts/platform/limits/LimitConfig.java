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

    /** Requests of one network for a code to log in or to reset a password, within an hour. */
    @WithDefault("30")
    int codeRequestsPerNetworkAndHour();

    /** Links from notices that one network follows, good or not, within an hour. */
    @WithDefault("30")
    int linksPerNetworkAndHour();

    /** Registrations begun by one network within an hour. */
    @WithDefault("20")
    int registrationsPerNetworkAndHour();

    /** Searches of one service for accounts by a login, within an hour. */
    @WithDefault("1000")
    int lookupsPerClientAndHour();

    /** Codes that one service asks for to bind workspaces, within an hour: all of them come from its few addresses. */
    @WithDefault("600")
    int bindingCodesPerClientAndHour();
}
