package com.truewatch.billing.accounts.undo;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.UniqueViolations;
import com.truewatch.billing.accounts.platform.security.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

/** Undoes changes for whoever brings the token of a notice. */
@ApplicationScoped
class UndoService {
    private final LinkAttempts attempts;
    private final UndoSteps steps;

    UndoService(LinkAttempts attempts, UndoSteps steps) {
        this.attempts = attempts;
        this.steps = steps;
    }

    /**
     * The change that the token names is taken back; of parallel calls one does it.
     *
     * @throws ProblemException {@code too-many-requests}; {@code not-found} for what is no token of ours; {@code
     *     wrong-state} with UNDONE, CONTESTED, VOID or EXPIRED; {@code account-frozen}
     */
    @Transactional(TxType.NEVER)
    public UndoResponse undo(String token, Client client) {
        OwnedId change = attempts.take(Link.UNDO, token, client);
        try {
            return steps.undo(change, client);
        } catch (RuntimeException failed) {
            if (UniqueViolations.indexOf(failed).isEmpty()) {
                throw failed;
            }
            // The reservation ended while this call ran, and somebody had waited for that.
            throw new ProblemException(Problem.WRONG_STATE).with("state", UndoState.EXPIRED);
        }
    }
}
