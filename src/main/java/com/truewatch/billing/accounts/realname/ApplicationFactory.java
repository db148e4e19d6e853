package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.realname.RealNameApplication.Term;
import com.truewatch.billing.accounts.realname.document.Documents;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Makes an application out of what was submitted: counted, encrypted, with its documents and its term. */
@Singleton
class ApplicationFactory {
    /** Within which staff decide. */
    private static final int REVIEW_DAYS = 3;

    private static final Limits SUBMISSIONS = Limits.of(new Limit(10, Duration.ofDays(1)));

    private final RealNameApplicationRepository applications;
    private final Documents documents;
    private final SubjectCipher cipher;
    private final RateLimits limits;
    private final RealNameConfig config;

    ApplicationFactory(
            RealNameApplicationRepository applications,
            Documents documents,
            SubjectCipher cipher,
            RateLimits limits,
            RealNameConfig config) {
        this.applications = applications;
        this.documents = documents;
        this.cipher = cipher;
        this.limits = limits;
        this.config = config;
    }

    /**
     * An application that waits.
     *
     * @throws com.truewatch.billing.accounts.platform.problem.ProblemException {@code too-many-requests}; {@code
     *     invalid-request} for a document that cannot be attached
     */
    RealNameApplication take(UUID accountId, Submission submission, Instant now) {
        limits.take("real-name submissions " + accountId, SUBMISSIONS);
        OwnedId id = OwnedId.next(accountId);
        RealNameApplication application = new RealNameApplication(
                id,
                submission.subject().type(),
                cipher.encrypt(id, submission.subject(), null),
                submission.replaces(),
                new Term(now, WorkingDays.after(now, REVIEW_DAYS, config.zone())));
        applications.persistAndFlush(application);
        documents.attach(id, submission.documentIds());
        return application;
    }
}
