package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.account.address.ProvedAddress;
import com.truewatch.billing.accounts.account.event.AddressChanged;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.Basic;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to undo one completed change, and what that change replaced. Its key is the change's own. It changes only
 * while the account is locked.
 *
 * <p>Two links may lead to it. The narrow one, whose id is the right's own, takes back this change and every later one. The
 * widest one goes to an email that was the account's before the oldest right that was open when this one was granted, and
 * takes back everything since then.
 */
@Entity
@Table(name = "credential_undo")
class UndoRight {
    /** How long a link works: to undo from the change on, to contest from the undo on. */
    static final Duration LINK_LIFETIME = Duration.ofDays(7);

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Credential credential;

    private @Nullable String formerAddress;

    @Basic
    private @Nullable Instant formerProvedAt;

    private long accountVersion;

    private Instant changedAt;

    private @Nullable UUID sessionId;

    private boolean linked;

    private @Nullable UUID widestLinkId;

    private @Nullable Long oldestVersion;

    @Basic
    private @Nullable Instant linkEmailProvedAt;

    @Basic
    private @Nullable Instant voidedAt;

    @Basic
    private @Nullable Instant undoneAt;

    /** For Hibernate. */
    protected UndoRight() {}

    /** Of the change that was just completed; it stands alone until {@link #reach} says what is older. */
    UndoRight(AddressChanged change, Instant now) {
        ProvedAddress former = change.former();
        this.id = new OwnedId(change.account().id(), change.by().changeId());
        this.credential = change.credential();
        this.formerAddress = former == null ? null : former.address().spelling();
        this.formerProvedAt = former == null ? null : former.provedAt();
        this.accountVersion = change.account().version();
        this.changedAt = now;
        this.sessionId = change.by().sessionId();
        this.linked = change.by().undoable();
    }

    /**
     * How far its links reach.
     *
     * @param oldest the oldest right that is open, this one among them
     * @param widest the id of the link to the email from before that
     * @param narrow the email that gets the link to this change alone
     */
    void reach(UndoRight oldest, UUID widest, ProvedAddress narrow) {
        oldestVersion = oldest.accountVersion;
        widestLinkId = widest;
        linkEmailProvedAt = narrow.provedAt();
    }

    /** The change is undone, as the oldest of what a link takes back. */
    void use(Instant now) {
        undoneAt = now;
    }

    /** An earlier change is undone and this one with it, or staff have decided. */
    void revoke(Instant now) {
        voidedAt = now;
    }

    /** The state as time has left it. */
    UndoRightState stateAt(Instant now) {
        if (voidedAt != null || !linked) {
            return UndoRightState.VOID;
        }
        if (undoneAt != null) {
            return UndoRightState.UNDONE;
        }
        return isInTime(now) ? UndoRightState.OPEN : UndoRightState.EXPIRED;
    }

    /**
     * Whether this link works: the narrow one for as long as the right is open; the widest one in the same time, whatever
     * has become of this change alone, while it or an older one that the link reaches stands.
     *
     * @param standing what the link reaches and was not taken back
     */
    boolean isOpenTo(UUID linkId, List<UndoRight> standing, Instant now) {
        return isWidest(linkId)
                ? isInTime(now) && standing.stream().anyMatch(it -> it.accountVersion <= accountVersion)
                : stateAt(now) == UndoRightState.OPEN;
    }

    /** Whether its links are not too old, and there are any. */
    private boolean isInTime(Instant now) {
        return linked && now.isBefore(changedAt.plus(LINK_LIFETIME));
    }

    OwnedId id() {
        return id;
    }

    Credential credential() {
        return credential;
    }

    /** What the change replaced, with the proof it had; empty for a first phone. */
    Optional<ProvedAddress> former() {
        return Optional.ofNullable(formerAddress)
                .map(it -> new ProvedAddress(read(credential, it), Objects.requireNonNull(formerProvedAt)));
    }

    /** What was proved once stays so, whatever is thought of new numbers since. */
    static Address read(Credential credential, String spelling) {
        return switch (credential) {
            case EMAIL -> EmailAddress.parse(spelling).orElseThrow();
            case PHONE -> new PhoneNumber(spelling);
        };
    }

    /** The account's version that the change made: what has a higher one is later, whatever the clocks say. */
    long accountVersion() {
        return accountVersion;
    }

    Instant changedAt() {
        return changedAt;
    }

    /** The session that made the change; empty where staff did. */
    Optional<UUID> sessionId() {
        return Optional.ofNullable(sessionId);
    }

    /** Whether this is the link to the email from before the oldest right. */
    boolean isWidest(UUID linkId) {
        return linkId.equals(widestLinkId);
    }

    /** The version of the oldest change that this link takes back. */
    long versionReachedBy(UUID linkId) {
        return isWidest(linkId) ? Objects.requireNonNull(oldestVersion) : accountVersion;
    }

    /** The email that got the narrow link, as it was proved then; null for a right from before this was noted. */
    @Nullable Instant linkEmailProvedAt() {
        return linkEmailProvedAt;
    }
}
