package com.truewatch.billing.accounts.drill;

import static com.truewatch.billing.accounts.drill.Persistence.untilAnswered;

import com.truewatch.billing.accounts.testing.AtOnce;
import com.truewatch.billing.accounts.testing.MailServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Holders who do everything that holders do, mixed at random: a few threads, each with accounts of its own. */
final class Load {
    private static final int ACCOUNTS_OF_A_THREAD = 4;
    private static final int LONGEST_END_MINUTES = 5;

    private final Api api;
    private final MailServer mails;
    private final History history;
    private final Visits visits;
    private final long seed;
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger names = new AtomicInteger();
    private final AtomicInteger rounds = new AtomicInteger();
    private final ExecutorService threads;

    /** With its accounts, and not yet under way. */
    Load(Api api, MailServer mails, History history, long seed) {
        this.api = api;
        this.mails = mails;
        this.history = history;
        this.visits = new Visits(api, mails, history);
        this.seed = seed;
        this.threads = Executors.newCachedThreadPool();
    }

    /** Each thread begins once its accounts are there. */
    void start(int count, String serviceToken) {
        for (int i = 0; i < count; i++) {
            List<Holder> holders = new ArrayList<>();
            for (int n = 0; n < ACCOUNTS_OF_A_THREAD; n++) {
                holders.add(open(serviceToken));
            }
            Random random = new Random(seed + i);
            threads.execute(() -> run(holders, random));
        }
    }

    /** How many things were done so far. */
    int rounds() {
        return rounds.get();
    }

    /** Ends it wherever it is; does nothing where it has ended. */
    void abandon() {
        over.set(true);
        threads.shutdownNow();
    }

    /** Ends it, each thread after what it is doing. */
    void stop() throws InterruptedException {
        over.set(true);
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_END_MINUTES, TimeUnit.MINUTES)) {
            history.surprise("The load does not come to its end");
            threads.shutdownNow();
        }
    }

    private Holder open(String serviceToken) {
        String username = "drill" + names.incrementAndGet();
        String email = username + "@mail.example";
        Map<String, Object> body = new HashMap<>();
        body.put("username", username);
        body.put("email", email);
        body.put("password", Holder.PASSWORD);
        body.put("profile", Map.of("companyName", "Drill", "description", "0"));
        body.put("agreementVersion", "2026-11");
        Answer answer = untilAnswered(() -> api.post("account", "/directory/accounts", Api.bearer(serviceToken), body));
        if (!answer.isSuccess()) {
            throw new IllegalStateException("No account: " + answer.body());
        }
        Holder holder = new Holder(UUID.fromString(answer.text("/id")), email);
        history.account(holder.id(), email);
        visits.begin(holder);
        return holder;
    }

    private void run(List<Holder> holders, Random random) {
        while (!over.get()) {
            try {
                doSomething(holders.get(random.nextInt(holders.size())), holders, random.nextInt(20));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | RuntimeException unexpected) {
                history.surprise(unexpected.toString());
            }
            rounds.incrementAndGet();
        }
    }

    private void doSomething(Holder holder, List<Holder> holders, int what)
            throws InterruptedException, ExecutionException {
        switch (what) {
            case 0 -> race(holders.get(0), holders.get(1));
            case 1, 2 -> start(holder, freshAddress()).complete();
            case 3 -> visits.comeByCode(holder);
            case 4, 5, 6 -> visits.comeAndGo(holder);
            case 7, 8 -> visits.refresh(holder);
            case 9, 10, 11, 12 -> visits.read(holder);
            default -> visits.edit(holder);
        }
    }

    /** Two accounts prove the same new address, and send their last codes at the same moment. */
    private void race(Holder one, Holder other) throws InterruptedException, ExecutionException {
        String address = freshAddress();
        EmailChange first = start(one, address);
        EmailChange second = start(other, address);
        if (first.proveCurrent() && second.proveCurrent() && first.nameNew()) {
            Optional<String> firstCode = first.codeToNew();
            if (second.nameNew()) {
                Optional<String> secondCode = second.codeToNew();
                AtOnce.run(() -> firstCode.map(first::enterNew), () -> secondCode.map(second::enterNew));
                history.raced();
            }
        }
        first.settle();
        second.settle();
    }

    private EmailChange start(Holder holder, String address) {
        return EmailChange.start(api, mails, history, holder, address);
    }

    private String freshAddress() {
        return "fresh" + names.incrementAndGet() + "@mail.example";
    }
}
