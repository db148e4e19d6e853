package com.truewatch.billing.accounts.delivery;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the words of a message are filled with: its parameters, and the secret that no row holds. */
@Singleton
class MessageValues {
    private final CodeSource codes;
    private final LinkSource links;

    MessageValues(CodeSource codes, LinkSource links) {
        this.codes = codes;
        this.links = links;
    }

    /** At the moment it leaves; empty when the code or link that it was to carry is no longer good. */
    Optional<Map<String, String>> of(Message message) {
        UUID account = message.id().accountId();
        @Nullable UUID challenge = message.challengeId();
        @Nullable Integer send = message.challengeSend();
        @Nullable UUID change = message.linkId();
        if (challenge != null && send != null) {
            return codes.codeFor(account, challenge, send).map(code -> with(message, "code", code));
        }
        if (change != null) {
            return links.linkFor(account, change, message.template()).map(link -> with(message, "link", link));
        }
        return Optional.of(message.parameters());
    }

    private static Map<String, String> with(Message message, String name, String secret) {
        Map<String, String> values = new HashMap<>(message.parameters());
        values.put(name, secret);
        return values;
    }
}
