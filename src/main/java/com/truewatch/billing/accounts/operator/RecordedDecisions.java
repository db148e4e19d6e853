package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.OperatorRecord;
import com.truewatch.billing.accounts.operator.OperatorAct.Act;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.UUID;

/** Keeps what staff decide elsewhere with their other acts. */
@Singleton
class RecordedDecisions implements OperatorRecord {
    private final OperatorActRepository acts;
    private final Clock clock;

    RecordedDecisions(OperatorActRepository acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    @Override
    public void disputeResolved(UUID accountId, Decided decided) {
        Staff staff = new Staff(decided.operator(), decided.reason());
        acts.persist(new OperatorAct(
                accountId, Act.CLOUD_ACCOUNT_DISPUTE, staff, decided.before(), decided.after(), clock.instant()));
    }
}
