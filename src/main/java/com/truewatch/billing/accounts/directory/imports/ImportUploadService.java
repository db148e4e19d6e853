package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Takes files of accounts: each is stored as it comes, some lines in a transaction, and nothing of it is worked on before
 * all of it is there. A file that breaks off is forgotten.
 */
@ApplicationScoped
class ImportUploadService {
    static final int MOST_LINES = 100_000;

    /** Also how many lines a transaction works on. */
    static final int LINES_OF_A_CHUNK = 100;

    private static final int BYTES_OF_A_CHUNK = 256 * 1024;

    private final AccountImportRepository imports;
    private final ImportChunks chunks;
    private final PersonalData data;
    private final Jobs jobs;
    private final Clock clock;

    ImportUploadService(
            AccountImportRepository imports, ImportChunks chunks, PersonalData data, Jobs jobs, Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.data = data;
        this.jobs = jobs;
        this.clock = clock;
    }

    /**
     * The import of this file, or the first one under the same key.
     *
     * @throws ProblemException {@code invalid-request} without a line; {@code payload-too-large}; {@code
     *     request-in-progress} while the first one comes; {@code idempotency-key-reused} for another file
     */
    @Transactional(TxType.NEVER)
    public Taken take(ImportOrder order, InputStream body) {
        AccountImport begun = begin(order);
        UUID id = begun.id();
        if (begun.state() != AccountImport.State.RECEIVING) {
            return repeated(begun, read(body, (number, lines) -> {}));
        }
        boolean stored = false;
        try {
            Content content = read(
                    body,
                    (number, lines) -> QuarkusTransaction.requiringNew().run(() -> chunks.put(id, number, lines)));
            QuarkusTransaction.requiringNew().run(() -> finish(id, content, order.dryRun()));
            stored = true;
            return new Taken(id, false);
        } finally {
            if (!stored) {
                QuarkusTransaction.requiringNew().run(() -> imports.deleteById(id));
            }
        }
    }

    private AccountImport begin(ImportOrder order) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> findOrBegin(order));
        } catch (RuntimeException failed) {
            if (UniqueViolations.indexOf(failed).isPresent()) {
                throw new ProblemException(Problem.REQUEST_IN_PROGRESS);
            }
            throw failed;
        }
    }

    private AccountImport findOrBegin(ImportOrder order) {
        Instant now = clock.instant();
        Optional<AccountImport> first =
                order.key() == null ? Optional.empty() : imports.lockUnder(order.operator(), order.key());
        if (first.isPresent()) {
            AccountImport known = first.get();
            if (known.isAbandoned(now)) {
                imports.delete(known);
            } else if (known.isKeyOver(now)) {
                known.releaseKey();
            } else if (known.state() == AccountImport.State.RECEIVING) {
                throw new ProblemException(Problem.REQUEST_IN_PROGRESS);
            } else {
                return known;
            }
            imports.flush();
        }
        AccountImport begun = new AccountImport(order, now);
        imports.persistAndFlush(begun);
        return begun;
    }

    private Taken repeated(AccountImport first, Content content) {
        if (!first.isOf(data.indexes(content.name(first.isDryRun())))) {
            throw new ProblemException(Problem.IDEMPOTENCY_KEY_REUSED);
        }
        return new Taken(first.id(), true);
    }

    private void finish(UUID id, Content content, boolean dryRun) {
        imports.lock(id).orElseThrow().received(new StoredFile(content.lines(), data.index(content.name(dryRun))));
        jobs.schedule(ImportJob.of(id, 0, clock.instant()));
    }

    private static Content read(InputStream body, BiConsumer<Integer, List<Line>> store) {
        DigestInputStream digested = new DigestInputStream(body, sha256());
        try {
            int lines = read(new LineReader(digested), store);
            if (lines == 0) {
                throw ProblemException.violation("", "must have at least one line");
            }
            return new Content(
                    lines, HexFormat.of().formatHex(digested.getMessageDigest().digest()));
        } catch (IOException left) {
            // Its sender has left; whoever still listens is told.
            throw ProblemException.violation("", "must be sent to its end");
        }
    }

    private static int read(LineReader reader, BiConsumer<Integer, List<Line>> store) throws IOException {
        List<Line> chunk = new ArrayList<>();
        int bytes = 0;
        int lines = 0;
        int number = 0;
        for (Optional<Line> next = reader.next(); next.isPresent(); next = reader.next()) {
            Line line = next.get();
            lines++;
            if (lines > MOST_LINES) {
                throw new ProblemException(Problem.PAYLOAD_TOO_LARGE);
            }
            chunk.add(line);
            bytes += line.content() == null ? 0 : line.content().length;
            if (chunk.size() == LINES_OF_A_CHUNK || bytes >= BYTES_OF_A_CHUNK) {
                store.accept(number++, List.copyOf(chunk));
                chunk.clear();
                bytes = 0;
            }
        }
        if (!chunk.isEmpty()) {
            store.accept(number, List.copyOf(chunk));
        }
        return lines;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * An import whose file is stored.
     *
     * @param id of it
     * @param before whether it was there before, under the same key
     */
    record Taken(UUID id, boolean before) {}

    /**
     * What was read.
     *
     * @param lines that are not blank
     * @param digest of all bytes
     */
    private record Content(int lines, String digest) {
        /** A dry run and a real one of the same file are two calls. */
        String name(boolean dryRun) {
            return "account_import " + dryRun + " " + digest;
        }
    }
}
