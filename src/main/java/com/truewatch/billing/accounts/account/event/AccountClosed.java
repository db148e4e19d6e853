package com.truewatch.billing.accounts.account.event;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.LoginName;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An account, which is locked, is closed for good in this transaction: whatever names its holder is deleted with it. The
 * account's own row loses its addresses last.
 *
 * @param accountId whose
 * @param addresses those that it has, and those that it had and could have taken back
 * @param at when
 */
public record AccountClosed(UUID accountId, Set<Address> addresses, Instant at) {
    /**
     * Under which ids rows about its holder are found: its own, and the stand-ins of its addresses from when they named
     * nobody.
     */
    public Set<UUID> subjects() {
        return Stream.concat(
                        Stream.of(accountId),
                        addresses.stream().map(LoginName::of).map(LoginName::standIn))
                .collect(Collectors.toUnmodifiableSet());
    }
}
