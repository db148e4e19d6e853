package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.PasswordOrigin;
import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The changes that one undo takes back, the oldest first, and what the account was before them. */
final class UndoneChanges {
    /** A password that a code has set so shortly before a change is of whoever made that change, as far as anybody knows. */
    private static final Duration DISTRUST = Duration.ofDays(7);

    private final List<UndoRight> rights;
    private final Map<Credential, Optional<ProvedAddress>> restored = new EnumMap<>(Credential.class);

    UndoneChanges(List<UndoRight> rights) {
        this.rights = List.copyOf(rights);
        rights.forEach(it -> restored.putIfAbsent(it.credential(), it.former()));
    }

    /** What comes back of each credential that was changed; empty for a phone that was the first. */
    Map<Credential, Optional<ProvedAddress>> restored() {
        return Collections.unmodifiableMap(restored);
    }

    /** Which were changed. */
    Collection<Credential> credentials() {
        return restored().keySet();
    }

    /** What the account had before each of them. */
    List<Address> formerAddresses() {
        return rights.stream()
                .flatMap(it -> it.former().stream())
                .map(ProvedAddress::address)
                .toList();
    }

    List<UndoRight> rights() {
        return rights;
    }

    /** The first of them. */
    UndoRight oldest() {
        return rights.get(0);
    }

    /** When the oldest was made. */
    Instant since() {
        return oldest().changedAt();
    }

    /** The sessions that made them. */
    Set<UUID> sessionIds() {
        return rights.stream().flatMap(it -> it.sessionId().stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Both credentials go back. */
    void restore(Account account, Instant now) {
        restored.forEach((credential, former) -> account.restore(credential, former, now));
    }

    /** A password that was set since then goes, and one that an intruder may have set before; whether there was one. */
    boolean removePassword(Account account, Instant now) {
        return account.removePassword(oldest().accountVersion(), this::distrusts, now);
    }

    private boolean distrusts(PasswordOrigin password) {
        boolean byRecentCode = password.isByCode() && password.at().isAfter(since().minus(DISTRUST));
        UUID sessionId = password.sessionId();
        return byRecentCode || (sessionId != null && sessionIds().contains(sessionId));
    }

    /** The right to undo the oldest is used up; the others are void. */
    void use(Instant now) {
        oldest().use(now);
        rights.stream().skip(1).forEach(it -> it.revoke(now));
    }
}
