package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.AddressReservations;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Grants the right to undo a change, and sends its links. Joins the transaction of the change. */
@Singleton
public class UndoRights {
    private final UndoRightRepository rights;
    private final AddressReservations reservations;
    private final UndoNotifier notifier;
    private final Clock clock;

    UndoRights(UndoRightRepository rights, AddressReservations reservations, UndoNotifier notifier, Clock clock) {
        this.rights = rights;
        this.reservations = reservations;
        this.notifier = notifier;
        this.clock = clock;
    }

    /**
     * The email that was the account's before the oldest right to undo that is open, where no intruder has been; the present
     * one where none is.
     */
    public ProvedAddress emailBeforeOpenRights(Account account) {
        return rights.findOpen(account.id(), clock.instant()).stream()
                .findFirst()
                .map(oldest -> emailBefore(account, standingSince(account, oldest)))
                .orElseGet(() -> presentEmail(account));
    }

    /**
     * One link goes to the former email, or for a phone to the account's email, because numbers leave with people; it takes
     * this change back. Another one goes to the email from before all that can be undone, and takes all of it back. For as
     * long as that is possible, what was replaced is kept for the account.
     */
    void grant(@Observes AddressChanged change) {
        Instant now = clock.instant();
        Account account = change.account();
        UndoRight right = new UndoRight(change, now);
        rights.persist(right);
        if (!change.by().undoable()) {
            return;
        }
        UndoRight oldest = rights.findOpen(account.id(), now).get(0);
        List<UndoRight> standing = standingSince(account, oldest);
        ProvedAddress before = emailBefore(account, standing);
        ProvedAddress narrow = change.credential() == Credential.EMAIL
                ? Objects.requireNonNull(change.former())
                : presentEmail(account);
        UUID widest = Ids.next();
        right.reach(oldest, widest, narrow);
        standing.stream()
                .flatMap(it -> it.former().stream())
                .forEach(it -> reservations.reserve(it.address(), account.id(), now.plus(UndoRight.LINK_LIFETIME)));
        notifier.tellUndoable(change, before.address(), widest);
        if (!narrow.address().equals(before.address())) {
            notifier.tellUndoable(change, narrow.address(), right.id().id());
        }
    }

    private List<UndoRight> standingSince(Account account, UndoRight oldest) {
        return rights.findStandingSince(account.id(), oldest.accountVersion());
    }

    private static ProvedAddress emailBefore(Account account, List<UndoRight> standing) {
        return standing.stream()
                .filter(it -> it.credential() == Credential.EMAIL)
                .findFirst()
                .flatMap(UndoRight::former)
                .orElseGet(() -> presentEmail(account));
    }

    private static ProvedAddress presentEmail(Account account) {
        return account.addresses().proved(Credential.EMAIL).orElseThrow();
    }
}
