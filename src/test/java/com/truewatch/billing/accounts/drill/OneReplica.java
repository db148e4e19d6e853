package com.truewatch.billing.accounts.drill;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.jose4j.lang.JoseException;

/** The production build as one process without a balancer, for who wants to send it bytes; with one account. */
final class OneReplica implements AutoCloseable {
    private final EmbeddedPostgres database = EmbeddedPostgres.start();
    private final MailServer mails = new MailServer();
    private final PlatformKey platform = new PlatformKey();
    private final ServiceProcess process;

    /** Ready when this returns; {@code others} are settings besides those that it does not start without. */
    OneReplica(Map<String, String> others) throws IOException, InterruptedException, JoseException {
        Map<String, String> settings =
                new ProductionBuild().settings(database.getJdbcUrl("postgres", "postgres"), platform, mails);
        settings.put("ACCOUNTS_TOKENS_LIFETIME", "PT30M");
        settings.put("ACCOUNTS_LIMITS_FAILED_LOGINS_PER_NETWORK_AND_HOUR", "100000");
        settings.putAll(others);
        process = ProductionBuild.start(settings);
        try {
            process.awaitReady();
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    int port() {
        return process.port();
    }

    /** On the management port. */
    URI readiness() {
        return process.readiness();
    }

    /** What it has written. */
    Path log() {
        return Path.of("target", "services", port() + ".log");
    }

    /** Of the holder of a new account with this name. */
    String accessToken(String username) throws JoseException {
        Api api = new Api("http://127.0.0.1:" + port(), new Tally());
        String service = platform.serviceToken("accounts.create");
        Map<String, Object> account = Map.of(
                "username",
                username,
                "email",
                username + "@mail.example",
                "password",
                Holder.PASSWORD,
                "profile",
                Map.of("companyName", "Drill"),
                "agreementVersion",
                "2026-11");
        require(api.post("account", "/directory/accounts", Api.bearer(service), account));
        Map<String, String> login = Map.of("login", username, "password", Holder.PASSWORD);
        return require(api.post("login", "/sessions", Map.of(), login)).text("/accessToken");
    }

    @Override
    public void close() throws IOException {
        process.kill();
        mails.close();
        database.close();
    }

    private static Answer require(Answer answer) {
        if (!answer.isSuccess()) {
            throw new IllegalStateException(answer.toString());
        }
        return answer;
    }
}
