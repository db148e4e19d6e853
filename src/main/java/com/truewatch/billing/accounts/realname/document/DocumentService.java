package com.truewatch.billing.accounts.realname.document;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.standing.AccountAct;
import com.truewatch.billing.accounts.platform.encryption.PersonalData;
import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.document.inspection.InspectedDocument;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Takes what a holder uploads. */
@ApplicationScoped
public class DocumentService {
    /** How long a document waits for an application that names it. */
    static final Duration UNATTACHED = Duration.ofHours(24);

    private static final int MOST_UNATTACHED = 10;

    private final AccountRepository accounts;
    private final DocumentRepository repository;
    private final Documents documents;
    private final PersonalData data;
    private final Clock clock;

    DocumentService(
            AccountRepository accounts,
            DocumentRepository repository,
            Documents documents,
            PersonalData data,
            Clock clock) {
        this.accounts = accounts;
        this.repository = repository;
        this.documents = documents;
        this.data = data;
        this.clock = clock;
    }

    /**
     * Keeps a document until an application names it, for a day at most; its id.
     *
     * @throws ProblemException {@code too-many-requests} while ten of the account's wait; {@code account-frozen};
     *     {@code account-on-hold}
     */
    @Transactional
    public UUID upload(Holder holder, InspectedDocument upload) {
        Instant now = clock.instant();
        UUID accountId = accounts.lockFor(AccountAct.APPLY_FOR_REAL_NAME, holder.accountId(), now)
                .id();
        List<Document> waiting = repository.findUnattached(accountId);
        if (waiting.size() >= MOST_UNATTACHED) {
            throw ProblemException.tooManyRequests(
                    Duration.between(now, waiting.get(0).uploadedAt().plus(UNATTACHED)));
        }
        Document document = new Document(OwnedId.next(accountId), upload.kind(), data.keyId(), now);
        documents.keep(document, upload.content());
        return document.id().id();
    }
}
