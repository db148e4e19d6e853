package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.platform.encryption.CipherContext;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The documents of applications, in the transaction of the caller. */
@Singleton
public class Documents {
    private static final String COLUMN = "real_name_document_content.content";

    private final DocumentRepository documents;
    private final DocumentStore store;
    private final PersonalData data;

    Documents(DocumentRepository documents, DocumentStore store, PersonalData data) {
        this.documents = documents;
        this.store = store;
        this.data = data;
    }

    /**
     * Gives the account's documents to its application.
     *
     * @throws ProblemException {@code invalid-request} for every one that is another account's, used already, or gone
     */
    public void attach(OwnedId application, List<UUID> ids) {
        List<Violation> violations = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            boolean attached = documents
                    .lock(new OwnedId(application.accountId(), ids.get(i)))
                    .filter(it -> it.attachTo(application.id()))
                    .isPresent();
            if (!attached) {
                violations.add(
                        new Violation("/documentIds/" + i, "must be a document that was uploaded and not used yet"));
            }
        }
        if (!violations.isEmpty()) {
            throw ProblemException.violations(violations);
        }
    }

    /** Those of an application that are still kept. */
    public List<Document> of(OwnedId application) {
        return documents.findOf(application);
    }

    /** One of them. */
    public Optional<Document> of(OwnedId application, UUID id) {
        return documents.findOf(application, id);
    }

    /** Its bytes, in clear. */
    public byte[] open(Document document) {
        byte[] encrypted = store.get(document.id())
                .orElseThrow(() -> new IllegalStateException("the store has lost " + document.id()));
        return data.decrypt(encrypted, place(document));
    }

    /** Deletes those of an application. */
    public void deleteOf(OwnedId application) {
        documents.lockOf(application).forEach(this::delete);
    }

    /** Deletes those of an account, whether an application has named them or not. */
    public void deleteAllOf(UUID accountId) {
        documents.lockAllOf(accountId).forEach(this::delete);
    }

    /** Keeps a new one. */
    void keep(Document document, byte[] content) {
        documents.persist(document);
        store.put(document.id(), data.encrypt(content, place(document)));
    }

    void delete(Document document) {
        store.delete(document.id());
        documents.delete(document);
    }

    /** Encrypts its bytes by the present key. */
    void encryptAnew(Document document) {
        store.put(document.id(), data.encrypt(open(document), place(document)));
        document.encryptedUnder(data.keyId());
    }

    private static CipherContext place(Document document) {
        return new CipherContext(document.id(), COLUMN);
    }
}
