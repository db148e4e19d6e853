package com.truewatch.billing.accounts.realname.eligibility;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.RealNameApplicationRepository;
import com.truewatch.billing.accounts.realname.eligibility.InvoiceEligibility.Refusal;
import com.truewatch.billing.accounts.realname.review.RealNameAct;
import com.truewatch.billing.accounts.realname.review.RealNameAct.Act;
import com.truewatch.billing.accounts.realname.review.RealNameActRepository;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells services who may get invoices. Each account that was asked for is recorded with who asked. */
@ApplicationScoped
class InvoiceEligibilityService {
    private final RealNameApplicationRepository applications;
    private final RealNameActRepository acts;
    private final SubjectCipher cipher;
    private final Clock clock;

    InvoiceEligibilityService(
            RealNameApplicationRepository applications, RealNameActRepository acts, SubjectCipher cipher, Clock clock) {
        this.applications = applications;
        this.acts = acts;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Of one account, a closed one too.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public InvoiceEligibility of(UUID accountId, String service) {
        return of(List.of(accountId), service).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.NOT_FOUND));
    }

    /** Of many, by their ids; unknown ones are left out. */
    @Transactional
    public List<InvoiceEligibility> of(List<UUID> accountIds, String service) {
        Instant now = clock.instant();
        return applications.findCertified(accountIds).stream()
                .map(it -> tell(it, service, now))
                .toList();
    }

    private InvoiceEligibility tell(CertifiedAccount found, String service, Instant now) {
        UUID accountId = found.account().id();
        acts.persist(new RealNameAct(accountId, Act.READ_ELIGIBILITY, service, now));
        Refusal refusal = InvoiceEligibility.refusalOf(found.account(), now);
        RealNameApplication certified = found.certified();
        return new InvoiceEligibility(
                accountId, refusal, refusal != null || certified == null ? null : cipher.subject(certified));
    }
}
