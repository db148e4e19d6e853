package com.truewatch.billing.accounts.directory.imports;

import com.truewatch.billing.accounts.platform.jobs.Retention;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** How long imports are kept. */
@Singleton
class ImportRetention {
    private ImportRetention() {}

    /** Which lines were refused is of use until they are mended. */
    @Produces
    @Singleton
    static Retention refusals() {
        return Retention.of(
                "account_import_refusal",
                Duration.ofDays(30),
                "exists (select from account_import i where i.id = import_id and i.completed_at < :before)");
    }

    /** A file that broke off with its replica; deleting it deletes what came of it. */
    @Produces
    @Singleton
    static Retention abandoned() {
        return Retention.of(
                "account_import", AccountImport.LONGEST_RECEPTION, "state = 'RECEIVING' and created_at < :before");
    }

    /** Who has imported what can be asked for two years. */
    @Produces
    @Singleton
    static Retention completed() {
        return Retention.of("account_import", Duration.ofDays(730), "state = 'COMPLETED' and completed_at < :before");
    }
}
