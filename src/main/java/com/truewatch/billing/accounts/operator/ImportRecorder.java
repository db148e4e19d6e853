package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.operator.OperatorAct.Act;
import com.truewatch.billing.accounts.operator.OperatorAct.Staff;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** Writes down of an account that staff have imported it, in the transaction of the caller. */
@Singleton
public class ImportRecorder {
    private final OperatorActRepository acts;
    private final Clock clock;

    ImportRecorder(OperatorActRepository acts, Clock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /** By which operator, and in which import. */
    public void record(UUID accountId, String operator, UUID importId) {
        Map<String, String> after = Map.of("import", importId.toString());
        acts.persist(
                new OperatorAct(accountId, Act.IMPORT, new Staff(operator, null), Map.of(), after, clock.instant()));
    }
}
