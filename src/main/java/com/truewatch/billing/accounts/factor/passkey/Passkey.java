package com.truewatch.billing.accounts.factor.passkey;

import com.truewatch.billing.accounts.factor.passkey.WebAuthn.KeyState;
import com.truewatch.billing.accounts.factor.passkey.WebAuthn.NewKey;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The public half of a key, of a factor of the same id. Its counter is moved by a statement beside the entity. */
@Entity
@Table(name = "passkey")
class Passkey {
    @EmbeddedId
    private OwnedId id;

    private byte[] credentialId;

    private byte[] credential;

    private long counter;

    private boolean userVerified;

    private boolean backupEligible;

    private boolean backedUp;

    private @Nullable String transports;

    /** For Hibernate. */
    protected Passkey() {}

    Passkey(OwnedId id, NewKey made) {
        this.id = id;
        this.credentialId = made.id();
        this.credential = made.credential();
        this.counter = made.state().counter();
        this.userVerified = made.state().userVerified();
        this.backupEligible = made.state().backupEligible();
        this.backedUp = made.state().backedUp();
        this.transports = made.transports().isEmpty() ? null : String.join(" ", made.transports());
    }

    OwnedId id() {
        return id;
    }

    byte[] credentialId() {
        return credentialId;
    }

    byte[] credential() {
        return credential;
    }

    KeyState state() {
        return new KeyState(counter, userVerified, backupEligible, backedUp);
    }

    List<String> transports() {
        return transports == null ? List.of() : Arrays.asList(transports.split(" ", -1));
    }

    /** Value of {@code amr}: a key that can be on several devices is one of software (RFC 8176). */
    String method() {
        return backupEligible ? "swk" : "hwk";
    }
}
