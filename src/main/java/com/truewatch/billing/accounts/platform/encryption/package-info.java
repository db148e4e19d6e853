/**
 * Encryption of personal data (Tink): what the database holds of it opens only with keys that it does not hold, and only in
 * the place where it was written. Owns the key sets, their rotation by key id, and the keyed index.
 */
@NullMarked
package com.truewatch.billing.accounts.platform.encryption;

import org.jspecify.annotations.NullMarked;
