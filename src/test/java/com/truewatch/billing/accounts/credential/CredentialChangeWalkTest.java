package com.truewatch.billing.accounts.credential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.account.AccountRepository;
import com.truewatch.billing.accounts.account.Holder;
import com.truewatch.billing.accounts.account.address.Credential;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.security.client.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.RandomWalk;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.verification.DerivedCodes;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Calls at random, sensible and senseless ones: whatever the service answers, {@link ChangeModel} has said before. */
@QuarkusTest
class CredentialChangeWalkTest {
    private static final int STEPS_PER_ACCOUNT = 250;
    private static final int RECENT = 12;

    @Inject
    CredentialChangeService service;

    @Inject
    ChangeConfirmationService confirmation;

    @Inject
    AccountRepository repository;

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    DerivedCodes codes;

    @Test
    void serviceAndModelAgreeAfterEveryStep() {
        RandomWalk walk = new RandomWalk();
        for (int step = 0; step < RandomWalk.steps(); step += STEPS_PER_ACCOUNT) {
            new Walk(walk.random(), walk.seed()).run();
        }
    }

    /** One account's share of the way. */
    private final class Walk {
        private final Random random;
        private final long seed;
        private final Credential credential;
        private final boolean guesser;
        private final TestAccount account = accounts.create();
        private final String takenAddress;
        private final Holder beginner = holder();
        private final Holder other = holder();
        private final ChangeModel model;
        private final List<String> voidCodes = new ArrayList<>(List.of("000000"));
        private final List<String> recent = new ArrayList<>();
        private UUID change = UUID.randomUUID();

        Walk(Random random, long seed) {
            this.random = random;
            this.seed = seed;
            TestAccount owner = accounts.create();
            guesser = random.nextBoolean();
            boolean email = random.nextBoolean();
            credential = email ? Credential.EMAIL : Credential.PHONE;
            takenAddress = email ? owner.email() : owner.phone();
            model = new ChangeModel(email ? account.email() : account.phone());
        }

        void run() {
            start();
            for (int step = 1; step < STEPS_PER_ACCOUNT; step++) {
                step();
                assertAgreement();
            }
        }

        private void step() {
            boolean mine = random.nextInt(12) != 0;
            Holder holder = mine ? beginner : other;
            switch (random.nextInt(16)) {
                case 0 -> start();
                case 1, 2, 3, 4 -> currentCode(holder, mine);
                case 5, 6, 7 -> newAddress(holder, mine);
                case 8, 9, 10, 11 -> newCode(holder, mine);
                case 12, 13 -> resend(holder, mine);
                case 14 -> wait(Duration.ofSeconds(1 + random.nextInt(random.nextInt(5) == 0 ? 50_000 : 400)));
                default -> {
                    if (random.nextInt(4) == 0) {
                        compare("cancel", model.cancel(clock.instant()), answer(() -> service.cancel(holder, change)));
                    }
                }
            }
        }

        /** Sometimes again right after the end of the last, because a closed change has little to say. */
        private void start() {
            String expected = model.start(clock.instant());
            compare("start", expected, answer(() -> {
                change = service.start(beginner, credential).change().id().id();
                voidCodes.subList(1, voidCodes.size()).clear();
            }));
        }

        private void currentCode(Holder holder, boolean mine) {
            String valid = codes.current(change);
            String code = typed(valid);
            String expected = model.currentCode(mine, code.equals(valid), clock.instant());
            compare("current-code", expected, answer(() -> confirmation.confirmCurrent(holder, change, code)));
            restartWhenClosed();
        }

        private void newCode(Holder holder, boolean mine) {
            String valid = model.hasSentNewCode() ? codes.next(change) : codes.current(change);
            String code = typed(valid);
            String expected = model.newCode(mine, code.equals(valid), clock.instant());
            compare("new-code", expected, answer(() -> confirmation.confirmNew(holder, change, code)));
            voidCodes.add(codes.current(change));
            restartWhenClosed();
        }

        private void newAddress(Holder holder, boolean mine) {
            int kind = random.nextInt(6);
            String given = kind == 0 ? model.address() : kind == 1 ? takenAddress : freshAddress();
            rememberSentCodes();
            String expected = model.newAddress(mine, given, kind == 1, clock.instant());
            compare("new-address", expected, answer(() -> service.giveNewAddress(holder, change, given)));
        }

        private void resend(Holder holder, boolean mine) {
            rememberSentCodes();
            if (random.nextInt(3) == 0) {
                wait(Duration.ofSeconds(60));
            }
            String expected = model.resend(mine, clock.instant());
            compare("resend", expected, answer(() -> service.resend(holder, change)));
        }

        private void wait(Duration span) {
            clock.advance(span);
            recent.add("wait " + span);
        }

        /** Right, wrong, replaced, or the other step's. */
        private String typed(String valid) {
            return switch (random.nextInt(guesser ? 3 : 6)) {
                case 0 -> voidCodes.get(random.nextInt(voidCodes.size()));
                case 1 -> Codes.otherThan(valid);
                default -> valid;
            };
        }

        private void rememberSentCodes() {
            voidCodes.add(codes.current(change));
            if (model.hasSentNewCode()) {
                voidCodes.add(codes.next(change));
            }
        }

        private void restartWhenClosed() {
            if (!model.state(clock.instant()).isOpen() && random.nextInt(3) == 0) {
                assertAgreement();
                start();
            }
        }

        private String freshAddress() {
            return credential == Credential.EMAIL ? TestAccounts.freshEmail() : TestAccounts.freshPhone();
        }

        private void compare(String call, String expected, Answer answer) {
            recent.add(call + " " + answer.outcome);
            assertEquals(expected, answer.outcome, this::story);
            if (answer.attemptsLeft != null) {
                assertEquals(model.attemptsLeft(clock.instant()), answer.attemptsLeft, this::story);
            }
        }

        private void assertAgreement() {
            CredentialChangeResponse seen = CredentialChangeResponse.from(service.get(other, change), clock.instant());
            assertEquals(model.state(clock.instant()), seen.state(), this::story);
            assertEquals(model.attemptsLeft(clock.instant()), seen.attemptsLeft(), this::story);
            assertEquals(model.newAddress(), seen.newAddress(), this::story);
            String column = credential == Credential.EMAIL ? "email_key" : "phone";
            assertEquals(
                    model.address(),
                    database.value("select " + column + " from account where id = ?", account.id()),
                    this::story);
        }

        private String story() {
            return "walk.seed=" + seed + ": .. "
                    + String.join(", ", recent.subList(Math.max(0, recent.size() - RECENT), recent.size()));
        }

        private Holder holder() {
            UUID session = UUID.randomUUID();
            Timestamp now = Timestamp.from(clock.instant());
            database.execute(
                    "insert into session (account_id, id, strength, created_at, last_used_at, expires_at,"
                            + " refresh_counter, network) values (?, ?, 'PASSWORD', ?, ?, ?, 0, '127.0.0.0')",
                    account.id(),
                    session,
                    now,
                    now,
                    Timestamp.from(clock.instant().plus(Duration.ofDays(30))));
            return new Holder(
                    QuarkusTransaction.requiringNew().call(() -> repository.findById(account.id())),
                    session,
                    new Holder.SessionProof(false, false, true, null, null),
                    new Client("127.0.0.0", "127.0.0.1", null, null));
        }
    }

    private static Answer answer(Runnable call) {
        try {
            call.run();
            return new Answer(ChangeModel.OK, null);
        } catch (ProblemException refusal) {
            return new Answer(
                    refusal.problem().slug(), (Integer) refusal.members().get("attemptsLeft"));
        }
    }

    private record Answer(String outcome, @Nullable Integer attemptsLeft) {}
}
