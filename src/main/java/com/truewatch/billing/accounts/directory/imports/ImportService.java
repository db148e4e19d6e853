package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.directory.imports.ImportChunks.Chunk;
import com.truewatch.billing.accounts.platform.jobs.Jobs;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Works on imports, and shows how far they have come. */
@ApplicationScoped
class ImportService {
    private final AccountImportRepository imports;
    private final ImportChunks chunks;
    private final ImportLines lines;
    private final ImportRefusals refusals;
    private final Jobs jobs;
    private final Clock clock;

    ImportService(
            AccountImportRepository imports,
            ImportChunks chunks,
            ImportLines lines,
            ImportRefusals refusals,
            Jobs jobs,
            Clock clock) {
        this.imports = imports;
        this.chunks = chunks;
        this.lines = lines;
        this.refusals = refusals;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Works on the next lines, at most so many and those of one chunk; or completes it where none is left. */
    @Transactional
    public void work(UUID importId, int most) {
        next(importId, most, lines::take);
    }

    /** Refuses the next line without a look at it: it has failed as no line should. */
    @Transactional
    public void passOver(UUID importId) {
        next(importId, 1, (running, line) -> Optional.of(LineRefusal.of(line, Problem.INTERNAL_ERROR)));
    }

    /**
     * An import.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public ImportReport report(UUID id, int afterLine, int limit) {
        AccountImport found = imports.findByIdOptional(id).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        return new ImportReport(found, refusals.of(id, afterLine, limit));
    }

    /** One transaction: the lines, how far it has come, and the job for what comes next. */
    private void next(UUID importId, int most, BiFunction<AccountImport, Line, Optional<LineRefusal>> work) {
        @Nullable AccountImport running = imports.lock(importId)
                .filter(it -> it.state() == AccountImport.State.RUNNING)
                .orElse(null);
        if (running == null) {
            return;
        }
        Optional<Chunk> chunk = chunks.first(importId);
        if (chunk.isEmpty()) {
            lines.forget(importId);
            running.complete(clock.instant());
            return;
        }
        List<Line> open = chunk.get().lines().stream()
                .filter(it -> it.number() > running.lastLine())
                .toList();
        open.stream().limit(most).forEach(line -> {
            Optional<LineRefusal> refusal = work.apply(running, line);
            refusal.ifPresent(it -> refusals.add(importId, it));
            if (refusal.isPresent()) {
                running.refuse(line.number());
            } else {
                running.accept(line.number());
            }
        });
        if (open.size() <= most) {
            chunks.delete(importId, chunk.get());
        }
        jobs.schedule(ImportJob.of(importId, running.lastLine(), clock.instant()));
    }
}
