package com.truewatch.billing.accounts.platform.security.secret;

import com.truewatch.billing.accounts.platform.security.token.SigningKeys;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Which of our keys this replica uses: during a rotation the replicas differ for a while. */
@Singleton
class OwnKeysCheck {
    /** What signs access tokens. */
    @Produces
    @Readiness
    @Singleton
    static HealthCheck signingKeys(SigningKeys keys) {
        return () -> HealthCheckResponse.named("signing-keys")
                .up()
                .withData("signing", keys.currentKeyId())
                .withData("verifying", keys.verificationKeys().size())
                .build();
    }

    /** What codes and refresh tokens are derived from. */
    @Produces
    @Readiness
    @Singleton
    static HealthCheck secretKeys(Secrets secrets) {
        return () -> HealthCheckResponse.named("secret-keys")
                .up()
                .withData("current", secrets.currentKeyId())
                .build();
    }
}
