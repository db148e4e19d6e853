package com.truewatch.billing.accounts.platform.security.secret;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** The secret from which codes and refresh tokens are derived. */
@ConfigMapping(prefix = "accounts.secrets")
public interface SecretConfig {
    /** The id of the key that derives new values. Ids that begin with {@code local} are refused in production. */
    String current();

    /** Every accepted key by its id, Base64, 32 bytes or more. Keep the previous one for 30 days after a rotation. */
    Map<String, String> keys();
}
