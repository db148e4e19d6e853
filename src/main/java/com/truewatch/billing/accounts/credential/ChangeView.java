package com.truewatch.billing.accounts.credential;

import com.truewatch.billing.accounts.verification.Challenge;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A change together with the challenges of its steps.
 *
 * @param change the change
 * @param current the proof of the current address
 * @param next the proof of the new one; null until it is named
 */
record ChangeView(
        CredentialChange change,
        Challenge current,
        @Nullable Challenge next) {
    /** The proof of the new address, in a state that has one. */
    Challenge expectNext() {
        return Objects.requireNonNull(next);
    }

    /** The new address, in a state that has one. */
    String expectNewAddress() {
        return Objects.requireNonNull(change.newAddress());
    }
}
