package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Basic;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One file of accounts: RECEIVING until all of it is stored, then RUNNING line by line, then COMPLETED. */
@Entity
@Table(name = "account_import")
class AccountImport {
    /** For how long a repeat under the same key gets the same import. */
    private static final Duration KEY_LIFETIME = Duration.ofHours(24);

    /** Longer than any file takes to come: what is not there by then has died with its replica. */
    static final Duration LONGEST_RECEPTION = Duration.ofHours(1);

    /** Where it is. */
    enum State {
        /** The file is being stored. */
        RECEIVING,
        /** It waits for its turn, or lines of it are worked on. */
        RUNNING,
        /** Every line was worked on, and the file is deleted. */
        COMPLETED
    }

    @Id
    private UUID id;

    private String operator;

    @SuppressWarnings("UnusedVariable") // Read by the query that finds a repeat.
    private @Nullable String idempotencyKey;

    private byte @Nullable [] contentTag;

    private boolean dryRun;

    @Enumerated(EnumType.STRING)
    private State state;

    private Instant createdAt;

    @Basic
    private @Nullable Instant completedAt;

    private int lines;

    private int lastLine;

    private int accepted;

    private int refused;

    /** For Hibernate. */
    protected AccountImport() {}

    AccountImport(ImportOrder order, Instant now) {
        this.id = Ids.next();
        this.operator = order.operator();
        this.idempotencyKey = order.key();
        this.dryRun = order.dryRun();
        this.state = State.RECEIVING;
        this.createdAt = now;
    }

    /** All of the file is stored. */
    void received(StoredFile file) {
        contentTag = file.tag();
        lines = file.lines();
        state = State.RUNNING;
    }

    /** The line became an account, or could have. */
    void accept(int line) {
        accepted++;
        lastLine = line;
    }

    /** The line did not. */
    void refuse(int line) {
        refused++;
        lastLine = line;
    }

    /** No line is left. */
    void complete(Instant now) {
        state = State.COMPLETED;
        completedAt = now;
    }

    /** Another import may have its key. */
    void releaseKey() {
        idempotencyKey = null;
    }

    /** Whether a repeat under its key is a new one by now. */
    boolean isKeyOver(Instant now) {
        return !now.isBefore(createdAt.plus(KEY_LIFETIME));
    }

    /** Whether nobody sends its file any more. */
    boolean isAbandoned(Instant now) {
        return state == State.RECEIVING && !now.isBefore(createdAt.plus(LONGEST_RECEPTION));
    }

    /** Whether it is of this file; each tag is under another key. */
    boolean isOf(List<byte[]> tags) {
        return tags.stream().anyMatch(it -> Arrays.equals(it, contentTag));
    }

    UUID id() {
        return id;
    }

    String operator() {
        return operator;
    }

    boolean isDryRun() {
        return dryRun;
    }

    State state() {
        return state;
    }

    Instant createdAt() {
        return createdAt;
    }

    @Nullable Instant completedAt() {
        return completedAt;
    }

    int lines() {
        return lines;
    }

    int lastLine() {
        return lastLine;
    }

    int accepted() {
        return accepted;
    }

    int refused() {
        return refused;
    }
}
