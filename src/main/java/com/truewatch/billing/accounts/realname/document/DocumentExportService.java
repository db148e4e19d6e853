package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.account.export.ExportedFile;
import com.truewatch.billing.accounts.account.export.ExportedFiles;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives a holder's documents to an export, each read in a transaction of its own when it is sent. */
@ApplicationScoped
class DocumentExportService implements ExportedFiles {
    private final DocumentRepository repository;
    private final Documents documents;

    DocumentExportService(DocumentRepository repository, Documents documents) {
        this.repository = repository;
        this.documents = documents;
    }

    @Override
    @Transactional(TxType.MANDATORY)
    public List<ExportedFile> of(UUID accountId) {
        return repository.findAllOf(accountId).stream().map(this::file).toList();
    }

    private ExportedFile file(Document document) {
        OwnedId id = document.id();
        String name = "documents/" + id.id() + "." + document.kind().extension();
        return new ExportedFile(name, () -> read(id));
    }

    private Optional<byte[]> read(OwnedId id) {
        return QuarkusTransaction.requiringNew()
                .call(() -> repository.findByIdOptional(id).map(documents::open));
    }
}
