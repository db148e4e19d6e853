package com.truewatch.billing.accounts.account;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Addresses;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.account.standing.Standing;
import com.truewatch.billing.accounts.platform.http.EntityTags;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One customer's account in the Billing Center: one holder, no sub-users. */
@Entity
@Table(name = "account")
public class Account {
    /** How long an address, or a password that a code has set, may still be an intruder's. */
    public static final Duration YOUTH = Duration.ofDays(7);

    @Id
    private UUID id;

    private String username;

    @Embedded
    private @Nullable Addresses addresses;

    @Embedded
    private @Nullable StoredPassword password;

    private boolean secondFactor;

    @Embedded
    private Standing standing;

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
        this.addresses = Addresses.NONE.with(email, now);
        this.password = new StoredPassword(passwordHash, null, null);
        this.standing = Standing.ACTIVE;
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
        addresses = addresses().withUnverified(unproved);
        updatedAt = now;
    }

    /** Sets another password, or the first one; whoever may change the present one has shown it. */
    public void changePassword(String hash, PasswordOrigin origin, Instant now) {
        password = new StoredPassword(hash, version, origin.after(password().origin()));
        updatedAt = now;
    }

    /** The holder has a second factor from now on, or none any more; whether that changed anything. */
    public boolean changeSecondFactor(boolean enrolled, Instant now) {
        boolean differs = secondFactor != enrolled;
        secondFactor = enrolled;
        return touched(differs, now);
    }

    /**
     * Removes the password where it was set since the account has this version, or where its origin is not trusted;
     * whether it was.
     */
    public boolean removePassword(long since, Predicate<PasswordOrigin> distrusted, Instant now) {
        return (password().isSetSince(since) || password().isFrom(distrusted)) && removePassword(now);
    }

    /** Removes the password; whether there was one. */
    public boolean removePassword(Instant now) {
        boolean wasSet = password().isSet();
        password = null;
        return touched(wasSet, now);
    }

    /** Replaces the profile; whether that changed anything. */
    public boolean changeProfile(Profile changed, Instant now) {
        boolean differs = !profile().equals(changed);
        profile = changed;
        return touched(differs, now);
    }

    /** The language for messages to the holder, {@code en} or {@code zh}; whether that changed anything. */
    public boolean changeLocale(String changed, Instant now) {
        boolean differs = !locale.equals(changed);
        locale = changed;
        return touched(differs, now);
    }

    /** Makes an address, which a code has just proved, the one that logs in; the former one no longer does. */
    public void changeAddress(Address address, Instant now) {
        addresses = addresses().with(address, now);
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
            addresses = addresses().withoutPhone();
        }
        updatedAt = now;
    }

    /** Forbids changes until then: see {@link AccountAct}. A hold that lasts longer stays. */
    public void hold(Instant until, Instant now) {
        Standing former = standing;
        standing = standing.held(until);
        updatedAt = standing.equals(former) ? updatedAt : now;
    }

    /** Ends a hold; whether there was one whose end nobody was told of. */
    public boolean releaseHold(Instant now) {
        boolean held = standing.isHeld();
        standing = standing.released();
        return touched(held, now);
    }

    /** Staff allow cloud accounts of any marketplace to settle at any site, or no longer; whether that changed anything. */
    public boolean changeArbitrarySettlement(boolean allowed, Instant now) {
        boolean differs = arbitrarySettlement != allowed;
        arbitrarySettlement = allowed;
        return touched(differs, now);
    }

    /** Stops the account, for good or until a time; one that is frozen already gets this end instead of its former. */
    public void freeze(@Nullable Instant until, Instant now) {
        standing = standing.frozen(until);
        updatedAt = now;
    }

    /** Stops the account until two operators have decided whose it is. */
    public void contest(Instant now) {
        standing = standing.inContest();
        updatedAt = now;
    }

    /** Gives a frozen account back to its holder; a contest is over with that. */
    public void unfreeze(Instant now) {
        standing = standing.unfrozen();
        updatedAt = now;
    }

    /**
     * Ends the account for good. Whatever names its holder or reaches them is erased, so that the addresses are free
     * again; the username stays taken.
     */
    public void close(Instant now) {
        standing = standing.closed(now);
        addresses = null;
        password = null;
        secondFactor = false;
        profile = null;
        updatedAt = now;
    }

    /**
     * Whether the account has this address for so short a time that it may still be an intruder's: less than seven days.
     * The email with which the account was made is never young.
     */
    public boolean isYoung(Credential credential, Instant now) {
        return addresses()
                .proved(credential)
                .filter(it -> isYoung(it.provedAt(), now))
                .isPresent();
    }

    /** The same at that time of an address that was proved then. */
    public boolean isYoung(Instant provedAt, Instant at) {
        return provedAt.isAfter(createdAt) && at.isBefore(provedAt.plus(YOUTH));
    }

    /** The strong entity tag of the account as it is seen now: a freeze or a hold that lapses changes no row. */
    public String entityTag(Instant now) {
        return standing.lapsed(now)
                .map(seen -> EntityTags.of(id, version, seen))
                .orElseGet(() -> EntityTags.of(id, version));
    }

    /** Its id, a UUIDv7. */
    public UUID id() {
        return id;
    }

    /** Unique for ever, never changed. */
    public String username() {
        return username;
    }

    /** Whether it can be used, and what it forbids. */
    public Standing standing() {
        return standing;
    }

    /** How its holder is reached, and what logs in but for the username; nothing for a closed account. */
    public Addresses addresses() {
        return addresses == null ? Addresses.NONE : addresses;
    }

    /** Its password as it is kept, or that none is. */
    public StoredPassword password() {
        return password == null ? StoredPassword.NONE : password;
    }

    /** Whether a login needs a second proof. */
    public boolean hasSecondFactor() {
        return secondFactor;
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

    private boolean touched(boolean changed, Instant now) {
        if (changed) {
            updatedAt = now;
        }
        return changed;
    }
}
