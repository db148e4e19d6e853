package com.truewatch.billing.accounts.delivery.mail;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Keeps mails from leaving where {@code quarkus.mailer.mock} or {@code quarkus.mailer.approved-recipients} says so. */
@Singleton
class MailHold {
    private static final Logger LOG = Logger.getLogger(MailHold.class);

    private final boolean mock;
    private final List<Pattern> approved;

    MailHold(
            @ConfigProperty(name = "quarkus.mailer.mock", defaultValue = "false") boolean mock,
            @ConfigProperty(name = "quarkus.mailer.approved-recipients") Optional<List<String>> approved) {
        this.mock = mock;
        this.approved = approved.orElse(List.of()).stream()
                .map(it -> Pattern.compile(it.strip()))
                .toList();
    }

    /** Whether this mail stays here, which the log tells. */
    boolean keeps(Mail mail) {
        if (mock) {
            LOG.infof("%s is not sent: quarkus.mailer.mock is true", mail);
            return true;
        }
        if (approved.isEmpty()
                || approved.stream().anyMatch(it -> it.matcher(mail.recipient()).matches())) {
            return false;
        }
        LOG.infof("%s is not sent: quarkus.mailer.approved-recipients has not its recipient", mail);
        return true;
    }
}
