package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.jobs.Purge;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** A document goes when no application has named it for a day, and two years after the last decision on its application. */
@Singleton
class DocumentPurge implements Purge {
    private final DocumentRepository repository;
    private final Documents documents;
    private final DocumentConfig config;

    DocumentPurge(DocumentRepository repository, Documents documents, DocumentConfig config) {
        this.repository = repository;
        this.documents = documents;
        this.config = config;
    }

    @Override
    public String name() {
        return "real_name_document";
    }

    @Override
    public int purge(Instant now) {
        List<Document> old = repository.lockOld(now.minus(DocumentService.UNATTACHED), now.minus(config.kept()), BATCH);
        old.forEach(documents::delete);
        return old.size();
    }
}
