package com.truewatch.billing.accounts.delivery.mail;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Mail, beyond what {@code quarkus.mailer} sets. */
@ConfigMapping(prefix = "accounts.mail")
public interface MailConfig {
    /** The right-hand side of Message-ID: a domain of the sender. */
    String messageIdDomain();

    /** A server that has not said who it is by then is tried again later. */
    @WithDefault("PT5S")
    Duration greetingTimeout();

    /** Where an answer goes, for example to support; without it, to the sender. */
    Optional<String> replyTo();

    /** A message that has waited for longer is told of by the health of the service. */
    @WithDefault("PT5M")
    Duration lateAfter();
}
