package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.operator.OperatorAct.Act;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Keeps what staff decide elsewhere with their other acts. */
@Singleton
public class DecisionRecorder {
    private final OperatorActRepository acts;
    private final Clock clock;

    DecisionRecorder(OperatorActRepository acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /** Which of two accounts a cloud account is of; in the caller's transaction. */
    public void disputeResolved(UUID accountId, Decided decided) {
        Staff staff = new Staff(decided.operator(), decided.reason());
        acts.persist(new OperatorAct(
                accountId, Act.CLOUD_ACCOUNT_DISPUTE, staff, decided.before(), decided.after(), clock.instant()));
    }

    /**
     * A decision.
     *
     * @param operator the subject of the operator's token
     * @param reason in the operator's words
     * @param before what was so, in codes
     * @param after what is so now
     */
    public record Decided(String operator, String reason, Map<String, String> before, Map<String, String> after) {}
}
