package com.truewatch.billing.accounts.delivery;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what no row holds: the code or the link of a message. */
@Singleton
class CarriedSecrets {
    private final CodeSource codes;
    private final List<LinkSource> links;

    CarriedSecrets(CodeSource codes, @All List<LinkSource> links) {
        this.codes = codes;
        this.links = links;
    }

    /** At the moment it leaves; empty when the code or link that it was to carry is no longer good. */
    Optional<Carried> of(Message message) {
        UUID account = message.id().accountId();
        @Nullable UUID challenge = message.challengeId();
        @Nullable Integer send = message.challengeSend();
        @Nullable UUID change = message.linkId();
        if (challenge != null && send != null) {
            return codes.codeFor(account, challenge, send).map(code -> new Carried(code, null));
        }
        if (change != null) {
            Template template = message.template();
            return links.stream()
                    .filter(it -> it.writesFor(template))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody writes links for " + template))
                    .linkFor(account, change, template)
                    .map(link -> new Carried(null, link));
        }
        return Optional.of(Carried.NOTHING);
    }
}
