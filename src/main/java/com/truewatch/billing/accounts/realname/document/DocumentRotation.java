package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.encryption.KeyRotation;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of documents. */
@Singleton
class DocumentRotation implements KeyRotation {
    private final DocumentRepository repository;
    private final Documents documents;
    private final PersonalData data;

    DocumentRotation(DocumentRepository repository, Documents documents, PersonalData data) {
        this.repository = repository;
        this.documents = documents;
        this.data = data;
    }

    @Override
    public String name() {
        return "real_name_document";
    }

    @Override
    public List<OwnedId> findStale(@Nullable OwnedId after, int limit) {
        return repository.findNotUnder(data.keyId(), after, limit);
    }

    @Override
    public void encryptAnew(OwnedId id) {
        repository.lock(id).filter(it -> it.keyId() != data.keyId()).ifPresent(documents::encryptAnew);
    }
}
