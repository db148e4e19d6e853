package com.truewatch.billing.accounts.platform.security.token;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready before there is a key to check the platform's tokens with. */
@Readiness
@Singleton
class PlatformKeysCheck implements HealthCheck {
    private final PlatformKeys keys;

    PlatformKeysCheck(PlatformKeys keys) {
        this.keys = keys;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("platform-keys")
                .status(!keys.current().isEmpty())
                .build();
    }
}
