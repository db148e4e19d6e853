package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.platform.http.EntityTags;
import com.truewatch.billing.accounts.platform.id.Ids;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.persistence.Basic;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One customer's account in the Billing Center: one holder, no sub-users. */
@Entity
@Table(name = "account")
public class Account {
    /** How long an address, or a password that a code has set, may still be an intruder's. */
    static final Duration YOUTH = Duration.ofDays(7);

    @Id
    private UUID id;

    private String username;
    private @Nullable String email;

    private @Nullable String emailKey;

    @Basic
    private @Nullable Instant emailProvedAt;

    private @Nullable String phone;

    @Basic
    private @Nullable Instant phoneProvedAt;

    private @Nullable String unverifiedPhone;

    private @Nullable String passwordHash;

    private @Nullable Long passwordVersion;

    @Embedded
    private @Nullable PasswordOrigin passwordOrigin;

    private boolean secondFactor;

    @Enumerated(EnumType.STRING)
    private AccountStatus status;

    private @Nullable Instant frozenUntil;

    private @Nullable Instant holdUntil;

    private boolean contested;

    @Basic
    private @Nullable Instant closedAt;

    @Embedded
    private @Nullable Profile profile;

    @Enumerated(EnumType.STRING)
    private RealNameState realNameState;

    @Enumerated(EnumType.STRING)
    private @Nullable SubjectType subjectType;

    private boolean arbitrarySettlement;

    private String locale;

    @SuppressWarnings("UnusedVariable") // Kept as evidence.
    private @Nullable String agreementVersion;

    @SuppressWarnings("UnusedVariable") // Kept as evidence.
    private @Nullable Instant agreementAcceptedAt;

    private Instant createdAt;

    private Instant updatedAt;

    @Version
    private long version;

    /** For Hibernate. */
    protected Account() {}

    /** A new account whose email a code has proved; {@code passwordHash} is null where no password is set. */
    public Account(String username, EmailAddress email, @Nullable String passwordHash, Profile profile, Instant now) {
        this.id = Ids.next();
        this.username = username;
        this.email = email.spelling();
        this.emailKey = email.key();
        this.emailProvedAt = now;
        this.passwordHash = passwordHash;
        this.status = AccountStatus.ACTIVE;
        this.profile = profile;
        this.realNameState = RealNameState.NOT_SUBMITTED;
        this.locale = Locale.ENGLISH.getLanguage();
        this.createdAt = now;
        this.updatedAt = now;
    }

    /** The holder has accepted this version of the service agreement. */
    public void acceptAgreement(String acceptedVersion, Instant now) {
        agreementVersion = acceptedVersion;
        agreementAcceptedAt = now;
        updatedAt = now;
    }

    /** Notes a phone that no code has proved. */
    public void notePhone(PhoneNumber unproved, Instant now) {
        unverifiedPhone = unproved.key();
        updatedAt = now;
    }

    /** Sets another password, or the first one; whoever may change the present one has shown it. */
    public void changePassword(String hash, PasswordOrigin origin, Instant now) {
        passwordHash = hash;
        passwordVersion = version;
        passwordOrigin = origin.after(passwordOrigin);
        updatedAt = now;
    }

    /** The holder has a second factor from now on, or none any more; whether that changed anything. */
    public boolean changeSecondFactor(boolean enrolled, Instant now) {
        if (secondFactor == enrolled) {
            return false;
        }
        secondFactor = enrolled;
        updatedAt = now;
        return true;
    }

    /**
     * Removes the password where it was set since the account has this version, or where its origin is not trusted;
     * whether it was. By versions, because no two clocks and no two calls of one millisecond can confuse them.
     */
    public boolean removePassword(long since, Predicate<PasswordOrigin> distrusted, Instant now) {
        boolean setSince = passwordVersion != null && passwordVersion >= since;
        boolean distrustedOrigin = passwordOrigin != null && distrusted.test(passwordOrigin);
        return (setSince || distrustedOrigin) && removePassword(now);
    }

    /** Removes the password; whether there was one. */
    public boolean removePassword(Instant now) {
        if (passwordHash == null) {
            return false;
        }
        passwordHash = null;
        passwordVersion = null;
        passwordOrigin = null;
        updatedAt = now;
        return true;
    }

    /** Replaces the profile; whether that changed anything. */
    public boolean changeProfile(Profile changed, Instant now) {
        if (profile().equals(changed)) {
            return false;
        }
        profile = changed;
        updatedAt = now;
        return true;
    }

    /** The language for messages to the holder, {@code en} or {@code zh}; whether that changed anything. */
    public boolean changeLocale(String changed, Instant now) {
        if (locale.equals(changed)) {
            return false;
        }
        locale = changed;
        updatedAt = now;
        return true;
    }

    /** Makes an address, which a code has just proved, the one that logs in; the former one no longer does. */
    public void changeAddress(Address address, Instant now) {
        if (address instanceof EmailAddress proved) {
            email = proved.spelling();
            emailKey = proved.key();
            emailProvedAt = now;
        } else {
            phone = address.key();
            phoneProvedAt = now;
            unverifiedPhone = null;
        }
        updatedAt = now;
    }

    /** Real-name authentication has moved; {@code certifiedAs} is null where the account is not certified. */
    public void changeRealName(RealNameState changed, @Nullable SubjectType certifiedAs, Instant now) {
        if ((changed == RealNameState.VERIFIED) != (certifiedAs != null)) {
            throw new IllegalArgumentException(changed + " as " + certifiedAs);
        }
        realNameState = changed;
        subjectType = certifiedAs;
        updatedAt = now;
    }

    /** Puts back what a change has replaced, with the proof it had; an absent one removes the phone. */
    public void restore(Credential credential, Optional<ProvedAddress> former, Instant now) {
        former.ifPresent(it -> changeAddress(it.address(), it.provedAt()));
        if (credential == Credential.PHONE && former.isEmpty()) {
            phone = null;
            phoneProvedAt = null;
        }
        updatedAt = now;
    }

    /** Forbids changes until then: see {@link AccountAct}. A hold that lasts longer stays. */
    public void hold(Instant until, Instant now) {
        if (holdUntil == null || holdUntil.isBefore(until)) {
            holdUntil = until;
            updatedAt = now;
        }
    }

    /** Ends a hold; whether there was one whose end nobody was told of. */
    public boolean releaseHold(Instant now) {
        boolean held = holdUntil != null;
        holdUntil = null;
        updatedAt = now;
        return held;
    }

    /** Staff allow cloud accounts of any marketplace to settle at any site, or no longer; whether that changed anything. */
    public boolean changeArbitrarySettlement(boolean allowed, Instant now) {
        if (arbitrarySettlement == allowed) {
            return false;
        }
        arbitrarySettlement = allowed;
        updatedAt = now;
        return true;
    }

    /** Stops the account, for good or until a time; one that is frozen already gets this end instead of its former. */
    public void freeze(@Nullable Instant until, Instant now) {
        requireOpen();
        status = AccountStatus.FROZEN;
        frozenUntil = until;
        updatedAt = now;
    }

    /** Stops the account until two operators have decided whose it is. */
    public void contest(Instant now) {
        freeze(null, now);
        contested = true;
    }

    /** Gives a frozen account back to its holder; a contest is over with that. */
    public void unfreeze(Instant now) {
        requireOpen();
        status = AccountStatus.ACTIVE;
        frozenUntil = null;
        contested = false;
        updatedAt = now;
    }

    /**
     * Ends the account for good. Whatever names its holder or reaches them is erased, so that the addresses are free
     * again; the username stays taken.
     */
    public void close(Instant now) {
        requireOpen();
        status = AccountStatus.CLOSED;
        closedAt = now;
        frozenUntil = null;
        holdUntil = null;
        contested = false;
        email = null;
        emailKey = null;
        emailProvedAt = null;
        phone = null;
        phoneProvedAt = null;
        unverifiedPhone = null;
        passwordHash = null;
        passwordVersion = null;
        passwordOrigin = null;
        secondFactor = false;
        profile = null;
        updatedAt = now;
    }

    /** Whether it has ended for good. */
    public boolean isClosed() {
        return status == AccountStatus.CLOSED;
    }

    /** Whether staff have stopped this account for the time being. */
    public boolean isFrozen(Instant now) {
        return status == AccountStatus.FROZEN && (frozenUntil == null || now.isBefore(frozenUntil));
    }

    /** Whether its holder may use it now. */
    public boolean isUsable(Instant now) {
        return !isClosed() && !isFrozen(now);
    }

    /** Whether two people say that it is theirs, and staff have not decided yet. */
    public boolean isContested() {
        return contested;
    }

    /**
     * Whether the account has this address for so short a time that it may still be an intruder's: less than seven days.
     * The email with which the account was made is never young.
     */
    public boolean isYoung(Credential credential, Instant now) {
        return provedAddress(credential)
                .filter(it -> isYoung(it.provedAt(), now))
                .isPresent();
    }

    /** The same at that time of an address that was proved then. */
    public boolean isYoung(Instant provedAt, Instant at) {
        return provedAt.isAfter(createdAt) && at.isBefore(provedAt.plus(YOUTH));
    }

    /** Whether a recent undo still holds the account: see {@link AccountAct}. */
    public boolean isOnHold(Instant now) {
        return holdUntil != null && now.isBefore(holdUntil);
    }

    /**
     * The one guard of everything that a freeze or a hold forbids: see {@link AccountAct}.
     *
     * @throws ProblemException {@code account-frozen}, {@code account-on-hold}
     */
    public void require(AccountAct act, Instant now) {
        refusal(act, now).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** The same refusal, for who must write something down before it is thrown; empty where the act is open. */
    public Optional<ProblemException> refusal(AccountAct act, Instant now) {
        if (isFrozen(now) && !act.isOpenWhileFrozen()) {
            return Optional.of(new ProblemException(Problem.ACCOUNT_FROZEN).with("until", frozenUntil));
        }
        if (isOnHold(now) && !act.isOpenOnHold()) {
            return Optional.of(new ProblemException(Problem.ACCOUNT_ON_HOLD).with("until", holdUntil));
        }
        return Optional.empty();
    }

    /** Every address that can be written to; none of a closed account. */
    public List<Address> provedAddresses() {
        return Stream.of(Credential.values())
                .flatMap(it -> address(it).stream())
                .toList();
    }

    /** Whether the phone was proved so recently that a code sent there lets its holder in (it may be somebody else's). */
    public boolean hasPhoneProvedAfter(Instant time) {
        return phoneProvedAt != null && phoneProvedAt.isAfter(time);
    }

    /** The proved address of this kind; empty for a phone that was never bound, and for a closed account. */
    public Optional<Address> address(Credential credential) {
        return switch (credential) {
            case EMAIL -> Optional.ofNullable(email).map(it -> email());
            case PHONE -> Optional.ofNullable(phone).map(PhoneNumber::new);
        };
    }

    /** The same with its proof. */
    public Optional<ProvedAddress> provedAddress(Credential credential) {
        Instant provedAt = credential == Credential.EMAIL ? emailProvedAt : phoneProvedAt;
        return address(credential).map(it -> new ProvedAddress(it, Objects.requireNonNull(provedAt)));
    }

    /** The strong entity tag of the account as it is seen now: a freeze or a hold that lapses changes no row. */
    public String entityTag(Instant now) {
        boolean held = isOnHold(now);
        boolean asStored = status(now) == status && held == (holdUntil != null);
        return asStored
                ? EntityTags.of(id, version)
                : EntityTags.of(id, version, status(now).name() + (held ? "-HELD" : ""));
    }

    /** Its id, a UUIDv7. */
    public UUID id() {
        return id;
    }

    /** Unique for ever, never changed. */
    public String username() {
        return username;
    }

    /** The proved email; a closed account has none. */
    public EmailAddress email() {
        return new EmailAddress(Objects.requireNonNull(email), Objects.requireNonNull(emailKey));
    }

    /** The proved phone in E.164. */
    public @Nullable String phone() {
        return phone;
    }

    /** A phone that no code has proved: contact text, never a login. */
    public @Nullable String unverifiedPhone() {
        return unverifiedPhone;
    }

    /** The Argon2id hash in PHC format; null where no password is set. */
    public @Nullable String passwordHash() {
        return passwordHash;
    }

    /** Whether the password was set by a code, or comes from one that was. */
    public boolean hasPasswordByCode() {
        return passwordOrigin != null && passwordOrigin.isByCode();
    }

    /** Whether a login needs a second proof. */
    public boolean hasSecondFactor() {
        return secondFactor;
    }

    /** Whether this is still the hash that was compared, so that a password changed meanwhile does not log in. */
    public boolean hasPasswordHash(@Nullable String compared) {
        return Objects.equals(passwordHash, compared);
    }

    /** Active, frozen or closed; a freeze whose end has come counts as active. */
    public AccountStatus status(Instant now) {
        return status == AccountStatus.FROZEN && !isFrozen(now) ? AccountStatus.ACTIVE : status;
    }

    /** When a freeze ends by itself; null where it does not. */
    public @Nullable Instant frozenUntil() {
        return frozenUntil;
    }

    /** Until when changes are forbidden after an undo. */
    public @Nullable Instant holdUntil() {
        return holdUntil;
    }

    /** When it ended; null while it lives. */
    public @Nullable Instant closedAt() {
        return closedAt;
    }

    /** What the holder says about the customer; a closed account has none. */
    public Profile profile() {
        return Objects.requireNonNull(profile);
    }

    /** How far real-name authentication has come. */
    public RealNameState realNameState() {
        return realNameState;
    }

    /** As what it is certified; null where it is not. */
    public @Nullable SubjectType subjectType() {
        return subjectType;
    }

    /** Whether cloud accounts of any marketplace may settle at any site. */
    public boolean hasArbitrarySettlement() {
        return arbitrarySettlement;
    }

    /** The language for messages to the holder. */
    public Locale locale() {
        return Locale.forLanguageTag(locale);
    }

    /** When the account was made. */
    public Instant createdAt() {
        return createdAt;
    }

    /** When anything in it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }

    /** Counts the account's changes. */
    public long version() {
        return version;
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("closed for good");
        }
    }
}
