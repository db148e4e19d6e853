package com.truewatch.billing.accounts.platform.local;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.realname.RealNameService;
import com.truewatch.billing.accounts.realname.Submission;
import com.truewatch.billing.accounts.realname.document.DocumentService;
import com.truewatch.billing.accounts.realname.document.inspection.DocumentInspection;
import com.truewatch.billing.accounts.realname.review.DecisionService;
import com.truewatch.billing.accounts.realname.subject.Subject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Certifies the demo account: its holder applies with a document, and an operator approves. */
@Singleton
class DemoCertification {
    private static final String DOCUMENT = "local/business-licence.pdf";
    private static final String OPERATOR = "local-operator";
    private static final Subject COMPANY = new Subject.Enterprise(
            "Demo Trading Pte. Ltd.", "SG", "201912345K", "201912345K", "Dana Demo", "1 Anvil Road, Singapore");

    private final DocumentInspection inspection;
    private final DocumentService documents;
    private final RealNameService applications;
    private final DecisionService decisions;

    DemoCertification(
            DocumentInspection inspection,
            DocumentService documents,
            RealNameService applications,
            DecisionService decisions) {
        this.inspection = inspection;
        this.documents = documents;
        this.applications = applications;
        this.decisions = decisions;
    }

    /**
     * Once; an account that is certified already, or waits for a decision, refuses.
     *
     * @throws com.truewatch.billing.accounts.platform.problem.ProblemException as the use cases do
     */
    void certify(Holder holder) {
        UUID document = documents.upload(holder, inspection.inspect(licence()));
        UUID application = applications
                .submit(holder, new Submission(COMPANY, List.of(document), null))
                .id()
                .id();
        decisions.approve(application, true, OPERATOR);
    }

    private static byte[] licence() {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(DOCUMENT)) {
            return Objects.requireNonNull(content, DOCUMENT).readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
