package com.truewatch.billing.accounts.cloudaccount.aws;

import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/** SNS at the hosts that are its own: the rule for these stays as it is, only what is there comes from the tests. */
@Mock
@Singleton
class StubbedSnsEndpoint implements SnsEndpoint {
    static final SnsSigner SIGNER = SnsSigner.of(SnsAuthority.trusted(), "sns.amazonaws.com");

    private final ConcurrentLinkedQueue<URI> asked = new ConcurrentLinkedQueue<>();

    @Override
    public byte[] get(URI url) {
        asked.add(url);
        if (url.equals(SnsAuthority.BETWEEN)) {
            return SnsAuthority.trusted().between();
        }
        return url.toString().equals(SnsSigner.URL)
                ? SIGNER.certificate()
                : "<ConfirmSubscriptionResponse/>".getBytes(StandardCharsets.UTF_8);
    }

    List<URI> asked() {
        return List.copyOf(asked);
    }
}
