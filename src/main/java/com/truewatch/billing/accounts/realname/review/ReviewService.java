package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.ApplicationState;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.RealNameApplicationRepository;
import com.truewatch.billing.accounts.realname.document.Document;
import com.truewatch.billing.accounts.realname.document.Documents;
import com.truewatch.billing.accounts.realname.review.RealNameAct.Act;
import com.truewatch.billing.accounts.realname.subject.Subject;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What staff see at the review desk. Whatever is read in full is recorded in the transaction that reads it. */
@ApplicationScoped
public class ReviewService {
    private final RealNameApplicationRepository applications;
    private final RealNameActRepository acts;
    private final SubjectCipher cipher;
    private final Documents documents;
    private final NumberWarnings warnings;
    private final Clock clock;

    ReviewService(
            RealNameApplicationRepository applications,
            RealNameActRepository acts,
            SubjectCipher cipher,
            Documents documents,
            NumberWarnings warnings,
            Clock clock) {
        this.applications = applications;
        this.acts = acts;
        this.cipher = cipher;
        this.documents = documents;
        this.warnings = warnings;
        this.clock = clock;
    }

    /** The oldest applications in this state, after {@code after} where it is given; without what they say. */
    @Transactional
    public List<RealNameApplication> queue(ApplicationState state, @Nullable UUID after, int limit) {
        return applications.findIn(state, after, limit);
    }

    /** How many applications wait for longer than they should. */
    @Transactional
    public long overdue() {
        return applications.countOverdue(clock.instant());
    }

    /**
     * All that an application says.
     *
     * @throws ProblemException {@code not-found}, also once it is erased
     */
    @Transactional
    public ReviewedApplication read(UUID id, String operator) {
        RealNameApplication application = get(id);
        Subject subject = cipher.subject(application);
        record(new RealNameAct(application.id().accountId(), Act.READ, operator, clock.instant()).about(id));
        return new ReviewedApplication(
                application,
                subject,
                cipher.reason(application),
                documents.of(application.id()),
                warnings.of(subject),
                applications.findOtherAccounts(application.id().accountId(), cipher.indexes(subject)));
    }

    /**
     * One of its documents.
     *
     * @throws ProblemException {@code not-found}, also once it is deleted
     */
    @Transactional
    public ReviewedDocument readDocument(UUID id, UUID documentId, String operator) {
        RealNameApplication application = get(id);
        Document document =
                documents.of(application.id(), documentId).orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
        record(new RealNameAct(application.id().accountId(), Act.READ_DOCUMENT, operator, clock.instant())
                .about(id, documentId));
        return new ReviewedDocument(document, documents.open(document));
    }

    private RealNameApplication get(UUID id) {
        return applications
                .findByPublicId(id)
                .filter(it -> it.encrypted() != null)
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    private void record(RealNameAct act) {
        acts.persist(act);
    }
}
