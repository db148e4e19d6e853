package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.event.AccountClosed;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.jobs.Retention;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Addresses that an account has given up and may take back. All of it joins the caller's transaction.
 *
 * <p>Whoever gives an address to an account flushes that and then asks {@link #requireFree}. An account gives an address
 * up and reserves it in one transaction: until that ends, the unique index keeps every other taker's flush waiting, and
 * afterwards the taker finds the reservation.
 */
@Singleton
public class AddressReservations {
    private static final String RESERVE = """
            insert into address_reservation as r (address, account_id, reserved_until)
            values (:address, :account, :until)
            on conflict (address) do update set account_id = :account, reserved_until = :until
            where r.account_id = :account or r.reserved_until <= :now
            """;
    private static final String OF_ACCOUNT = "select address from address_reservation where account_id = :account";
    private static final String RESERVED = """
            select r.account_id from address_reservation r where r.address = :address and r.reserved_until > :now
            """;

    private final EntityManager entities;
    private final Clock clock;

    AddressReservations(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** A reservation that has lapsed keeps nobody from anything. */
    @Produces
    @Singleton
    static Retention lapsed() {
        return Retention.untilOver("address_reservation", "reserved_until <= :before");
    }

    /** Nobody but this account gets the address before {@code until}. */
    public void reserve(Address address, UUID accountId, Instant until) {
        entities.createNativeQuery(RESERVE)
                .setParameter("address", address.key())
                .setParameter("account", accountId)
                .setParameter("until", until)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** Whether an account has the address reserved now. */
    public boolean isReserved(Address address) {
        return find(address).findAny().isPresent();
    }

    /** What the account has given up and may take back, or could a short while ago. */
    public List<Address> of(UUID accountId) {
        List<?> keys = ScalarQuery.of(entities, OF_ACCOUNT, "address", String.class)
                .setParameter("account", accountId)
                .getResultList();
        return keys.stream()
                .map(String.class::cast)
                .map(AddressReservations::read)
                .toList();
    }

    /** Whether that is why an account did not get an address: somebody else has it, or has it reserved. */
    public static boolean isTaken(RuntimeException failed) {
        return UniqueViolations.indexOf(failed).isPresent()
                || (failed instanceof ProblemException refusal && refusal.problem() == Problem.ADDRESS_UNAVAILABLE);
    }

    /**
     * The last word before an account gets an address: see above.
     *
     * @throws ProblemException {@code address-unavailable} when another account has it reserved now
     */
    public void requireFree(Address address, UUID accountId) {
        if (find(address).anyMatch(it -> !it.equals(accountId))) {
            throw new ProblemException(Problem.ADDRESS_UNAVAILABLE);
        }
    }

    void requireFree(@Observes AddressChanged changed) {
        Account account = changed.account();
        requireFree(account.addresses().of(changed.credential()).orElseThrow(), account.id());
    }

    /** A closed account takes nothing back. */
    void release(@Observes AccountClosed closed) {
        entities.createNativeQuery("delete from address_reservation where account_id = :account")
                .setParameter("account", closed.accountId())
                .executeUpdate();
    }

    private static Address read(String key) {
        return key.indexOf('@') >= 0 ? new EmailAddress(key, key) : new PhoneNumber(key);
    }

    private Stream<UUID> find(Address address) {
        List<?> found = ScalarQuery.of(entities, RESERVED, "account_id", UUID.class)
                .setParameter("address", address.key())
                .setParameter("now", clock.instant())
                .getResultList();
        return found.stream().map(UUID.class::cast);
    }
}
