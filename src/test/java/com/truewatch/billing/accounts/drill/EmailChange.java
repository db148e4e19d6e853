package com.truewatch.billing.accounts.drill;

import static com.truewatch.billing.accounts.drill.Persistence.untilAnswered;

import com.truewatch.billing.accounts.drill.History.Change;
import com.truewatch.billing.accounts.drill.History.Outcome;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.MailServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/**
 * One change of email as an impatient client makes it: each code is sent by two at once and, once it was accepted, again.
 * Where an answer is lost it looks, and goes on from where the change is.
 */
final class EmailChange {
    private static final String PATH = "/account/credential-changes";
    private static final int MOST_CODES = 3;

    private final Api api;
    private final MailServer mails;
    private final History history;
    private final Holder holder;
    private final String address;
    private final String id;
    private boolean promised;

    private EmailChange(Api api, MailServer mails, History history, Holder holder, String address) {
        this.api = api;
        this.mails = mails;
        this.history = history;
        this.holder = holder;
        this.address = address;
        mails.forget(holder.email());
        Answer started =
                untilAnswered(() -> api.post("start of change", PATH, holder.bearer(), Map.of("credential", "EMAIL")));
        if (!started.isSuccess()) {
            throw new IllegalStateException("No change begins: " + started);
        }
        this.id = started.text("/id");
    }

    /** A change that has begun. */
    static EmailChange start(Api api, MailServer mails, History history, Holder holder, String address) {
        return new EmailChange(api, mails, history, holder, address);
    }

    /** From the code to the current address until the new one is the account's. */
    void complete() throws InterruptedException, ExecutionException {
        if (proveCurrent() && nameNew()) {
            enter(Step.NEW, address);
        }
        settle();
    }

    /** Whether the current address is proved. */
    boolean proveCurrent() throws InterruptedException, ExecutionException {
        enter(Step.CURRENT, holder.email());
        return state().equals(Step.CURRENT.done);
    }

    /** Whether a code is on its way to the new address. */
    boolean nameNew() {
        return untilAnswered(() -> api.post(
                        "new address", PATH + "/" + id + "/new-address", holder.bearer(), Map.of("address", address)))
                .isSuccess();
    }

    /** The next code that comes to the new address. */
    Optional<String> codeToNew() throws InterruptedException {
        return mails.takeCode(address, Visits.LONGEST_MAIL);
    }

    /** Sends the last code once; whether it was accepted. */
    boolean enterNew(String code) {
        boolean accepted = post(Step.NEW, code).isSuccess();
        count(Step.NEW, accepted ? 1 : 0);
        return accepted;
    }

    /** Looks what has become of it, and writes that down. */
    void settle() {
        if (promised || state().equals(Step.NEW.done)) {
            holder.hasEmail(address);
            history.change(new Change(holder.id(), UUID.fromString(id), address, Outcome.ACKNOWLEDGED));
        } else {
            untilAnswered(() -> api.delete("cancel", PATH + "/" + id, holder.bearer()));
        }
    }

    /** A mail may come twice, and a request for a code may have been repeated: then the first code is not the right one. */
    private void enter(Step step, String recipient) throws InterruptedException, ExecutionException {
        for (int i = 0; i < MOST_CODES && state().equals(step.waiting); i++) {
            Optional<String> code = mails.takeCode(recipient, Visits.LONGEST_MAIL);
            if (code.isEmpty()) {
                history.surprise("No code came to " + recipient);
                return;
            }
            enterByTwo(step, code.get());
        }
    }

    /** Again with the same code where nobody knows what became of it, and the step still waits. */
    private void enterByTwo(Step step, String code) throws InterruptedException, ExecutionException {
        int accepted = 0;
        boolean doubtful = true;
        while (doubtful && state().equals(step.waiting)) {
            List<Answer> both = AtOnce.times(2, () -> post(step, code));
            accepted += (int) both.stream().filter(Answer::isSuccess).count();
            doubtful = accepted == 0 && both.stream().anyMatch(Answer::isDoubtful);
        }
        boolean done = state().equals(step.done);
        if (accepted > 0 && !done) {
            history.surprise("An accepted code is forgotten: " + step + " of " + id);
        }
        // Done without an answer that says so: one of the lost ones was it.
        accepted = done ? Math.max(accepted, 1) : accepted;
        if (done && post(step, code).isSuccess()) {
            accepted++;
        }
        count(step, accepted);
    }

    private void count(Step step, int accepted) {
        history.accepted(step + " of " + id, accepted);
        promised |= step == Step.NEW && accepted > 0;
    }

    private Answer post(Step step, String code) {
        return api.post("code of change", PATH + "/" + id + "/" + step.path, holder.bearer(), Map.of("code", code));
    }

    private String state() {
        return untilAnswered(() -> api.get("look at change", PATH + "/" + id, holder.bearer()))
                .text("/state");
    }

    private enum Step {
        CURRENT("current-code", "CURRENT_CODE_SENT", "CURRENT_VERIFIED"),
        NEW("new-code", "NEW_CODE_SENT", "COMPLETED");

        private final String path;
        private final String waiting;
        private final String done;

        Step(String path, String waiting, String done) {
            this.path = path;
            this.waiting = waiting;
            this.done = done;
        }
    }
}
