package com.truewatch.billing.accounts.delivery;

import io.smallrye.config.ConfigMapping;

/** Mail, beyond what {@code quarkus.mailer} sets. */
@ConfigMapping(prefix = "accounts.mail")
interface MailConfig {
    /** The right-hand side of Message-ID: a domain of the sender. */
    String messageIdDomain();
}
