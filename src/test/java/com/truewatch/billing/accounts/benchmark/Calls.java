package com.truewatch.billing.accounts.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.testing.MailServer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jose4j.lang.JoseException;

/** The calls that are measured, each by whichever account comes. */
final class Calls {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration LONGEST_MAIL = Duration.ofSeconds(30);

    /** As many as have a token at a time; a token is good for five minutes, longer than any measurement. */
    private static final int HOLDERS = 1_000;

    private static final int LOGINS = 1_000;

    private final Subject subject;
    private final int accounts;
    private final int sessions;
    private final AtomicInteger changes;
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();

    Calls(Subject subject, int accounts) {
        this.subject = subject;
        this.accounts = accounts;
        this.sessions = Math.min(accounts, Dataset.SESSIONS);
        this.changes = new AtomicInteger(subject.changesOfEmail());
    }

    /** How many changes of email were begun, those of the training too. */
    int changes() {
        return changes.get();
    }

    Load.Call accountRead() throws JoseException {
        byte[][] requests = new byte[HOLDERS][];
        for (int n = 0; n < HOLDERS; n++) {
            requests[n] = Connection.request("GET", "/account", subject.holder(n), "");
        }
        return connection ->
                expect(200, connection, requests[ThreadLocalRandom.current().nextInt(HOLDERS)]);
    }

    Load.Call profileWrite() throws JoseException {
        String[] holders = new String[HOLDERS];
        for (int n = 0; n < HOLDERS; n++) {
            holders[n] = subject.holder(n);
        }
        return connection -> {
            String body = "{\"description\":\"Written for the " + writes.incrementAndGet() + "th time.\"}";
            String holder = holders[ThreadLocalRandom.current().nextInt(HOLDERS)];
            expect(200, connection, Connection.request("PATCH", "/account/profile", holder, body));
        };
    }

    Load.Call directoryRead() throws JoseException {
        String token = subject.service("directory.read");
        return connection -> {
            String id = Dataset.account(ThreadLocalRandom.current().nextInt(accounts))
                    .toString();
            expect(200, connection, Connection.request("GET", "/directory/accounts/" + id, token, ""));
        };
    }

    Load.Call eventPage() throws JoseException {
        byte[] request = Connection.request("GET", "/directory/events?limit=100", subject.service("events.read"), "");
        return connection -> expect(200, connection, request);
    }

    /** From a browser that the account knows: none is told of a login from a new one. */
    Load.Call login() {
        String cookie = "Cookie: __Host-device=" + Dataset.BROWSER + "\r\n";
        return connection -> {
            int number = sessions - 1 - logins.getAndIncrement() % LOGINS;
            String body = "{\"login\":\"" + Dataset.username(number) + "\",\"password\":\"" + Dataset.PASSWORD + "\"}";
            expect(201, connection, Connection.request("POST", "/sessions", cookie, body));
        };
    }

    /** Four calls, and the two codes as they come by mail. The accounts take turns. */
    Load.Call emailChange() {
        int holders = sessions - LOGINS;
        return connection -> {
            int change = changes.getAndIncrement();
            int number = change % holders;
            int round = change / holders;
            String token = token(number);
            String path = "/account/credential-changes";
            String fresh = email(number, round + 1);
            expect(201, connection, Connection.request("POST", path, token, "{\"credential\":\"EMAIL\"}"));
            path += "/" + JSON.readTree(connection.body()).get("id").asText();
            expect(200, connection, post(path + "/current-code", token, "code", code(email(number, round))));
            expect(200, connection, post(path + "/new-address", token, "address", fresh));
            expect(200, connection, post(path + "/new-code", token, "code", code(fresh)));
        };
    }

    /** What it is after so many changes. */
    private static String email(int number, int changes) {
        return changes == 0 ? Dataset.email(number) : "changed" + number + "." + changes + "@mail.example";
    }

    private byte[] post(String path, String token, String member, String value) {
        return Connection.request("POST", path, token, "{\"" + member + "\":\"" + value + "\"}");
    }

    private String code(String recipient) throws IOException, InterruptedException {
        MailServer mails = subject.mails();
        return mails.takeCode(recipient, LONGEST_MAIL)
                .orElseThrow(() -> new IOException("No code came to " + recipient));
    }

    private String token(int number) throws IOException {
        try {
            return subject.holder(number);
        } catch (JoseException impossible) {
            throw new IOException(impossible);
        }
    }

    private static void expect(int status, Connection connection, byte[] request) throws IOException {
        int answered = connection.exchange(request);
        if (answered != status) {
            throw new IOException(answered + ": " + connection.body());
        }
    }
}
