package com.truewatch.billing.accounts.registration;

import com.truewatch.billing.accounts.account.address.EmailAddress;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** An account that is to be, until its email is proved. Its id is that of the request for the code. */
@Entity
@Table(name = "registration")
class Registration {
    @Id
    private UUID id;

    private String email;
    private String locale;

    @SuppressWarnings("UnusedVariable") // For operators.
    private Instant createdAt;

    /** For Hibernate. */
    protected Registration() {}

    Registration(UUID id, EmailAddress email, Locale locale, Instant now) {
        this.id = id;
        this.email = email.spelling();
        this.locale = locale.getLanguage();
        this.createdAt = now;
    }

    UUID id() {
        return id;
    }

    /** As it was spelt. */
    EmailAddress email() {
        return EmailAddress.parse(email).orElseThrow();
    }

    Locale locale() {
        return Locale.forLanguageTag(locale);
    }
}
