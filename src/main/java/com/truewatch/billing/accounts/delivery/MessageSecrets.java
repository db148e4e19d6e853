package com.truewatch.billing.accounts.delivery;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds what no row holds: the code or the link of a message. */
@Singleton
class MessageSecrets {
    private final CodeProvider codes;
    private final List<LinkProvider> links;

    MessageSecrets(CodeProvider codes, @All List<LinkProvider> links) {
        this.codes = codes;
        this.links = links;
    }

    /** At the moment it leaves; empty when the code or link that it was to carry is no longer good. */
    Optional<MessageSecret> of(Message message) {
        UUID account = message.id().accountId();
        @Nullable UUID challenge = message.challengeId();
        @Nullable Integer send = message.challengeSend();
        @Nullable UUID change = message.linkId();
        if (challenge != null && send != null) {
            return codes.codeFor(account, challenge, send).map(code -> new MessageSecret(code, null));
        }
        if (change != null) {
            MessageTemplate template = message.template();
            LinkProvider writer = links.stream()
                    .filter(it -> it.writesFor(template))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("nobody writes links for " + template));
            return QuarkusTransaction.requiringNew()
                    .call(() -> writer.linkFor(account, change, template))
                    .map(link -> new MessageSecret(null, link));
        }
        return Optional.of(MessageSecret.NOTHING);
    }
}
