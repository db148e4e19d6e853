package com.truewatch.billing.accounts.drill;

import static com.truewatch.billing.accounts.drill.Persistence.untilAnswered;

import com.truewatch.billing.accounts.drill.History.Ended;
import com.truewatch.billing.accounts.drill.History.Outcome;
import com.truewatch.billing.accounts.drill.History.Write;
import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.MailServer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** What a holder does on any day: reads, edits the profile, goes on with the session, logs in and out. */
final class Visits {
    /** A killed replica's mails are sent by another within half a minute. */
    static final Duration LONGEST_MAIL = Duration.ofSeconds(90);

    private final Api api;
    private final MailServer mails;
    private final History history;

    Visits(Api api, MailServer mails, History history) {
        this.api = api;
        this.mails = mails;
        this.history = history;
    }

    /** Begins the session in which everything else happens. */
    void begin(Holder holder) {
        holder.keeps(begun(untilAnswered(() -> logIn(holder))));
        read(holder);
    }

    /** What is read is never older than what was read or acknowledged before. */
    void read(Holder holder) {
        Answer account = untilAnswered(() -> api.get("read", "/account", holder.bearer()));
        if (!account.isSuccess()) {
            history.surprise("The session of " + holder.id() + " is refused: " + account);
        } else if (Holder.valueIn(account) < holder.confirmedValue()) {
            history.surprise("Account " + holder.id() + " was read as it was before");
        } else {
            holder.saw(account);
        }
    }

    /** A higher value, only over what was seen last. */
    void edit(Holder holder) {
        long value = holder.nextValue();
        Map<String, String> headers = new HashMap<>(holder.bearer());
        headers.put("If-Match", holder.entityTag());
        Answer account =
                api.patch("edit of profile", "/account/profile", headers, Map.of("description", Long.toString(value)));
        if (account.isSuccess()) {
            history.write(new Write(holder.id(), value, Holder.versionIn(account), Outcome.ACKNOWLEDGED));
            holder.saw(account);
        } else {
            if (account.isDoubtful()) {
                history.write(new Write(holder.id(), value, -1, Outcome.UNKNOWN));
            }
            read(holder);
        }
    }

    /** Repeated with the same cookie where the answer is lost: it must bring the same successor. */
    void refresh(Holder holder) {
        Answer tokens = untilAnswered(() -> api.post("refresh", "/sessions/refresh", holder.cookies(), Map.of()));
        if (tokens.isSuccess()) {
            holder.keeps(tokens);
        } else {
            history.surprise("The refresh of " + holder.id() + " is refused: " + tokens);
        }
    }

    /** A session beside the holder's own, from its beginning to its end. */
    void comeAndGo(Holder holder) {
        Answer tokens = logIn(holder);
        if (tokens.isSuccess()) {
            end(begun(tokens));
        }
    }

    /** The same with a code, which two send at once and one sends again. */
    void comeByCode(Holder holder) throws InterruptedException, ExecutionException {
        mails.forget(holder.email());
        Answer request = api.post("code to log in", "/login-codes", holder.cookies(), Map.of("login", holder.email()));
        if (!request.isSuccess()) {
            return;
        }
        Optional<String> code = mails.takeCode(holder.email(), LONGEST_MAIL);
        if (code.isEmpty()) {
            history.surprise("No code came to " + holder.email());
            return;
        }
        String id = request.text("/id");
        Map<String, String> body = Map.of("codeRequestId", id, "code", code.get());
        List<Answer> both = AtOnce.times(2, () -> api.post("login by code", "/sessions", holder.cookies(), body));
        Answer again = api.post("login by code", "/sessions", holder.cookies(), body);
        for (Answer answer : List.of(both.get(0), both.get(1), again)) {
            if (answer.isSuccess()) {
                history.accepted("code of login " + id, 1);
                end(begun(answer));
            }
        }
    }

    private Answer logIn(Holder holder) {
        return api.post(
                "login", "/sessions", holder.cookies(), Map.of("login", holder.email(), "password", Holder.PASSWORD));
    }

    private Answer begun(Answer tokens) {
        history.begun(UUID.fromString(tokens.text("/session/id")));
        return tokens;
    }

    private void end(Answer tokens) {
        String token = tokens.text("/accessToken");
        untilAnswered(() -> api.delete("logout", "/sessions/current", Api.bearer(token)));
        history.ended(new Ended(UUID.fromString(tokens.text("/session/id")), token));
        Answer refused = api.get("read", "/account", Api.bearer(token));
        if (refused.isSuccess()) {
            history.surprise("An ended session reads: " + tokens.text("/session/id"));
        }
    }
}
