package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Shows a holder where the account stands. */
@ApplicationScoped
class RealNameViewService {
    private final RealNameApplicationRepository applications;
    private final SubjectCipher cipher;

    RealNameViewService(RealNameApplicationRepository applications, SubjectCipher cipher) {
        this.applications = applications;
        this.cipher = cipher;
    }

    /** In clear: whoever answers it masks the numbers. */
    @Transactional
    public RealNameView view(Holder holder) {
        CertificationStatus standing = applications.standingOf(holder.accountId());
        RealNameApplication shown = standing.shown();
        RealNameApplication refused = standing.lastWord();
        return new RealNameView(
                standing,
                shown == null ? null : cipher.subject(shown),
                refused == null ? null : cipher.reason(refused));
    }
}
