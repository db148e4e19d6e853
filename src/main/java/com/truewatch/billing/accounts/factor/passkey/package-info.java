/**
 * Passkeys: WebAuthn level 3, with user verification, discoverable, without attestation. The library checks what the standard
 * asks of an answer; what it leaves to the relying party is checked here: that a challenge is used once, whose key it is, that
 * the key is strong enough, and that its counter does not fall.
 */
@NullMarked
package com.truewatch.billing.accounts.factor.passkey;

import org.jspecify.annotations.NullMarked;
