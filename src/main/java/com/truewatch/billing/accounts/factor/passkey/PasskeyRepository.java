package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.factor.passkey.WebAuthn.KeyState;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.persistence.ScalarQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The passkeys, and by what the devices know their accounts. */
@Singleton
class PasskeyRepository implements PanacheRepositoryBase<Passkey, OwnedId> {
    private static final int HANDLE_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String GIVE_HANDLE =
            "insert into passkey_user (account_id, handle) values (:account, :handle) on conflict (account_id) do nothing";
    private static final String HANDLE = "select handle from passkey_user where account_id = :account";

    /** The one of this id, of an account that has it still. */
    Optional<Passkey> findLive(byte[] credentialId) {
        return find(
                        "from Passkey p where p.credentialId = ?1 and exists (select f from Factor f where f.id = p.id and"
                                + " f.removedAt is null)",
                        (Object) credentialId)
                .firstResultOptional();
    }

    /** Whether any account has this key, or had it a short while ago. */
    boolean isKnown(byte[] credentialId) {
        return count("credentialId", (Object) credentialId) > 0;
    }

    /** Those of an account. */
    List<Passkey> findLive(UUID accountId) {
        return list(
                "from Passkey p where p.id.accountId = ?1 and exists (select f from Factor f where f.id = p.id and"
                        + " f.removedAt is null)",
                accountId);
    }

    /** Moves its counter; false where it does not rise: of two devices with one key, one is refused. */
    boolean advance(OwnedId id, KeyState state) {
        return update(
                        "counter = ?1, backedUp = ?2 where id = ?3 and (counter < ?1 or counter = 0 and ?1 = 0)",
                        state.counter(),
                        state.backedUp(),
                        id)
                == 1;
    }

    /** By what the devices of an account know it: random, so that it tells them nothing. */
    byte[] handle(UUID accountId) {
        byte[] random = new byte[HANDLE_BYTES];
        RANDOM.nextBytes(random);
        getEntityManager()
                .createNativeQuery(GIVE_HANDLE)
                .setParameter("account", accountId)
                .setParameter("handle", random)
                .executeUpdate();
        return (byte[]) ScalarQuery.of(getEntityManager(), HANDLE, "handle", byte[].class)
                .setParameter("account", accountId)
                .getSingleResult();
    }

    /** With the account. */
    void forgetHandle(UUID accountId) {
        getEntityManager()
                .createNativeQuery("delete from passkey_user where account_id = :account")
                .setParameter("account", accountId)
                .executeUpdate();
    }
}
