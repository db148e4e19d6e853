package com.truewatch.billing.accounts.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.AuthenticatorApp;
import com.truewatch.billing.accounts.testing.ChangeCalls;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Codes;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.testing.FactorCalls;
import com.truewatch.billing.accounts.testing.Links;
import com.truewatch.billing.accounts.testing.RealNameCalls;
import com.truewatch.billing.accounts.testing.SecondStep;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import com.truewatch.billing.accounts.testing.profile.TalkativeLog;
import com.truewatch.billing.accounts.verification.CodePolicy;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever copies the database or reads the log at its most talkative finds nothing that opens anything, and nobody's name or number. */
@QuarkusTest
@TestProfile(TalkativeLog.class)
class NoSecretsAtRestTest {
    private static final String IN_A_DOCUMENT = "canary of a document";
    private static final String IN_A_REASON = "The name is not Ouyang Xun";
    private static final String WRONG_PASSWORD = "incorrect horse battery staple";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Inject
    Database database;

    @Inject
    Codes codes;

    @Inject
    Links links;

    private final List<String> sentCodes = new ArrayList<>();
    private final List<String> tokensAndPasswords = new ArrayList<>();
    private final List<String> personalData = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @BeforeEach
    void makeTheWholeJourney() {
        TestAccount account = accounts.create();
        Client client = Client.of(account);
        addresses.addAll(List.of(account.email(), account.phone()));
        remember(client);
        Client.tryLogIn(account.email(), WRONG_PASSWORD).then().statusCode(401);
        tokensAndPasswords.addAll(List.of(TestAccounts.PASSWORD, WRONG_PASSWORD));
        client = client.refreshed();
        remember(client);

        String known = Client.of(account).browserToken();
        tokensAndPasswords.add(known);
        String newEmail = TestAccounts.freshEmail();
        change(client, "EMAIL", account.email(), newEmail);
        change(client, "PHONE", account.phone(), TestAccounts.freshPhone());
        String undo = links.undo(account.email());
        Links.follow(Links.CONTEST, undo).then().statusCode(404);
        Links.follow(Links.UNDO, undo).then().statusCode(200);
        String contest = links.contest(newEmail);
        Links.follow(Links.CONTEST, contest).then().statusCode(200);
        remember(undo);
        remember(contest);
        client.request().delete("/api/v1/sessions/current").then().statusCode(204);
        authenticateRealNames();
        enrolFactors();
    }

    /** An app's secret, as typed and as bytes, and a set of recovery codes, of which one finishes a login. */
    private void enrolFactors() {
        TestAccount account = accounts.create();
        FactorCalls factors = FactorCalls.by(Client.of(account));
        AuthenticatorApp app = factors.enrolApp(clock);
        List<String> recoveryCodes = factors.codes();
        SecondStep second = SecondStep.ofPassword(account);
        second.byRecoveryCode(recoveryCodes.get(0)).then().statusCode(201);
        remember(second.ticket());
        remember(Objects.requireNonNull(second.cookie()));
        tokensAndPasswords.add(app.secret());
        tokensAndPasswords.add(HexFormat.of().formatHex(app.secretBytes()));
        recoveryCodes.forEach(it -> tokensAndPasswords.addAll(List.of(it, it.replace("-", ""))));
    }

    /** A person's name and number, a company's representative and number, a document, the words of a refusal. */
    private void authenticateRealNames() {
        RealNameCalls holder = RealNameCalls.by(Client.of(accounts.create()));
        String document = holder.upload(RealNameCalls.pdf(IN_A_DOCUMENT)).path("id");
        String enterprise = holder.submitted(RealNameCalls.enterprise(document));
        RealNameCalls.read(enterprise).then().statusCode(200);
        RealNameCalls.reject(enterprise, IN_A_REASON).then().statusCode(200);
        String person = holder.certified(RealNameCalls.individual());
        holder.get().then().statusCode(200);
        String misspelt = RealNameCalls.ID_NUMBER.replace("19", "91");
        holder.submit(RealNameCalls.with(RealNameCalls.individual(), "idNumber", misspelt))
                .then()
                .statusCode(400);
        RealNameCalls.read(person).then().statusCode(200);
        RealNameCalls.individual().forEach((member, value) -> {
            if (!Set.of("subjectType", "country").contains(member)) {
                personalData.add(value.toString());
            }
        });
        personalData.addAll(
                List.of(misspelt, RealNameCalls.CREDIT_CODE, "欧阳修", "杭州铁砧贸易有限公司", "铁砧路", IN_A_DOCUMENT, IN_A_REASON));
    }

    @Test
    void noTableHoldsACodeATokenAPasswordOrPersonalData() {
        for (String table : database.tables()) {
            String rows = database.copyOf(table);
            assertEquals(List.of(), secretsIn(rows), table);
            assertEquals(
                    List.of(),
                    personalData.stream().filter(it -> rows.contains(hex(it))).toList(),
                    table);
        }
    }

    @Test
    void noLogLineHoldsACodeATokenAPasswordOrPersonalData() throws IOException {
        String lines = Files.readString(TalkativeLog.EVERYTHING);

        assertTrue(lines.contains("refused: code-incorrect"), "the log is talkative");
        assertEquals(List.of(), secretsIn(lines));
    }

    /** Hibernate writes whole entities down, if it is let. */
    @Test
    void noLogLineHoldsAnAddressOrAHash() throws IOException {
        String lines = Files.readString(TalkativeLog.EVERYTHING);

        assertTrue(lines.contains("org.hibernate") || lines.contains("or.hi."), "Hibernate is talkative");
        for (String named : addresses) {
            assertEquals(
                    List.of(),
                    lines.lines().filter(it -> it.contains(named)).limit(3).toList());
        }
        assertEquals(
                List.of(),
                lines.lines().filter(it -> it.contains("$argon2id$")).limit(3).toList());
    }

    private void change(Client client, String credential, String current, String next) {
        ChangeCalls change = ChangeCalls.start(client, credential);
        String first = codes.awaitFirst(current);
        clock.advance(CodePolicy.RESEND_PAUSE);
        change.resend().then().statusCode(200);
        change.currentCode(Codes.otherThan(first)).then().statusCode(422);
        String second = codes.awaitNth(current, 2);
        change.currentCode(second).then().statusCode(200);
        change.newAddress(next).then().statusCode(200);
        String third = codes.awaitFirst(next);
        change.newCode(third).then().statusCode(200);
        sentCodes.addAll(List.of(first, second, third));
    }

    private void remember(Client client) {
        remember(client.accessToken());
        remember(client.refreshToken());
    }

    /** The signature or the tag alone is a secret too. */
    private void remember(String token) {
        tokensAndPasswords.add(token);
        tokensAndPasswords.add(token.substring(token.lastIndexOf('.') + 1));
    }

    /** A code counts where it stands alone: six digits within a longer number, id or fraction are chance. */
    private List<String> secretsIn(String text) {
        List<String> found = new ArrayList<>(Stream.concat(tokensAndPasswords.stream(), personalData.stream())
                .filter(text::contains)
                .toList());
        for (String code : sentCodes) {
            Pattern alone = Pattern.compile("(?<![0-9A-Za-z.@-])" + code + "(?![0-9A-Za-z-])");
            text.lines()
                    .filter(line -> line.contains(code) && alone.matcher(line).find())
                    .forEach(line -> found.add(code + " in: " + line));
        }
        return found;
    }

    /** As COPY writes bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
