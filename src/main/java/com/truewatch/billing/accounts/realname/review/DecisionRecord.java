package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.realname.RealNameApplication;
import com.truewatch.billing.accounts.realname.review.RealNameAct.Act;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Writes down who has decided what, and who has vouched for a number, in the transaction of the decision. */
@Singleton
class DecisionRecord {
    private final RealNameActRepository acts;
    private final SubjectCipher cipher;
    private final NumberWarnings warnings;

    DecisionRecord(RealNameActRepository acts, SubjectCipher cipher, NumberWarnings warnings) {
        this.acts = acts;
        this.cipher = cipher;
        this.warnings = warnings;
    }

    /** What this operator has decided. */
    void decision(RealNameApplication application, Act act, String operator, Instant now) {
        acts.persist(new RealNameAct(application.id().accountId(), act, operator, now)
                .about(application.id().id()));
    }

    /**
     * That this operator has seen the numbers in the register, where any of them looks wrong.
     *
     * @throws ProblemException {@code invalid-request} where the operator has to and has not
     */
    void confirmation(RealNameApplication application, boolean confirmed, String operator, Instant now) {
        List<NumberWarning> doubts = warnings.of(cipher.subject(application));
        if (!confirmed && doubts.stream().anyMatch(NumberWarning::confirmationNeeded)) {
            throw ProblemException.violation(
                    "/numberConfirmed",
                    "must be true, once you have seen the number in the national register: its check character is wrong");
        }
        if (confirmed && !doubts.isEmpty()) {
            decision(application, Act.CONFIRMED_NUMBER, operator, now);
        }
    }
}
