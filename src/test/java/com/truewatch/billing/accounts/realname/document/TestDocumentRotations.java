package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.encryption.KeyRotation;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import jakarta.inject.Singleton;

/** The documents of the service under test, by other keys than it has. */
@Singleton
public class TestDocumentRotations {
    private final DocumentRepository repository;
    private final DocumentStore store;

    TestDocumentRotations(DocumentRepository repository, DocumentStore store) {
        this.repository = repository;
        this.store = store;
    }

    public KeyRotation by(PersonalData data) {
        return new DocumentRotation(repository, new Documents(repository, store, data), data);
    }
}
