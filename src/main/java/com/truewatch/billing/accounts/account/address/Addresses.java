package com.truewatch.billing.accounts.account.address;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account's holder is reached and named at a login; a closed account has none of it.
 *
 * @param emailSpelling the proved email as its holder writes it
 * @param emailKey the same as it is compared
 * @param emailProvedAt when a code proved it
 * @param phone the proved phone in E.164
 * @param phoneProvedAt when a code proved it
 * @param unverifiedPhone a phone that no code has proved: contact text, never a login
 */
@Embeddable
public record Addresses(
        @Column(name = "email") @Nullable String emailSpelling,
        @Nullable String emailKey,
        @Nullable Instant emailProvedAt,
        @Nullable String phone,
        @Nullable Instant phoneProvedAt,
        @Nullable String unverifiedPhone) {
    /** Those of a closed account. */
    public static final Addresses NONE = new Addresses(null, null, null, null, null, null);

    /** The proved email; a closed account has none. */
    public EmailAddress email() {
        return new EmailAddress(Objects.requireNonNull(emailSpelling), Objects.requireNonNull(emailKey));
    }

    /** The proved address of this kind; empty for a phone that was never bound, and for a closed account. */
    public Optional<Address> of(Credential credential) {
        return switch (credential) {
            case EMAIL -> Optional.ofNullable(emailSpelling).map(it -> email());
            case PHONE -> Optional.ofNullable(phone).map(PhoneNumber::new);
        };
    }

    /** The same with its proof. */
    public Optional<ProvedAddress> proved(Credential credential) {
        Instant provedAt = credential == Credential.EMAIL ? emailProvedAt : phoneProvedAt;
        return of(credential).map(it -> new ProvedAddress(it, Objects.requireNonNull(provedAt)));
    }

    /** Every address that can be written to; none of a closed account. */
    public List<Address> all() {
        return Stream.of(Credential.values()).flatMap(it -> of(it).stream()).toList();
    }

    /** Whether the phone was proved so recently that a code sent there lets its holder in (it may be somebody else's). */
    public boolean hasPhoneProvedAfter(Instant time) {
        return phoneProvedAt != null && phoneProvedAt.isAfter(time);
    }

    /** The same, with an address that was proved then in the place of the former one. */
    public Addresses with(Address proved, Instant at) {
        return proved instanceof EmailAddress email
                ? new Addresses(email.spelling(), email.key(), at, phone, phoneProvedAt, unverifiedPhone)
                : new Addresses(emailSpelling, emailKey, emailProvedAt, proved.key(), at, null);
    }

    /** The same without the proved phone. */
    public Addresses withoutPhone() {
        return new Addresses(emailSpelling, emailKey, emailProvedAt, null, null, unverifiedPhone);
    }

    /** The same, with a phone that no code has proved. */
    public Addresses withUnverified(PhoneNumber noted) {
        return new Addresses(emailSpelling, emailKey, emailProvedAt, phone, phoneProvedAt, noted.key());
    }
}
