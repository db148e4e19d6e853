package com.truewatch.billing.accounts.drill;

import com.truewatch.billing.accounts.testing.MailServer;
import com.truewatch.billing.accounts.testing.PlatformKey;
import com.truewatch.billing.accounts.testing.ProductionBuild;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.jose4j.lang.JoseException;

/** Replicas of the production build over one database, a balancer in front of them, a mail server behind them. */
final class Cluster implements AutoCloseable {
    /** All that a drill sets: limits and hashing aside, what a deployment sets too. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("ACCOUNTS_TOKENS_LIFETIME", "PT30M"),
            Map.entry("ACCOUNTS_PASSWORD_HASH_MEMORY", "1024"),
            Map.entry("ACCOUNTS_PASSWORD_HASH_ITERATIONS", "1"),
            Map.entry("ACCOUNTS_LIMITS_SENDS_PER_ADDRESS_AND_HOUR", "100000"),
            Map.entry("ACCOUNTS_LIMITS_SENDS_PER_ADDRESS_AND_DAY", "100000"),
            Map.entry("ACCOUNTS_LIMITS_SENDS_PER_ACCOUNT_AND_HOUR", "100000"),
            Map.entry("ACCOUNTS_LIMITS_FAILED_LOGINS_PER_NETWORK_AND_HOUR", "100000"),
            Map.entry("ACCOUNTS_LIMITS_CODE_REQUESTS_PER_NETWORK_AND_HOUR", "100000"),
            Map.entry("QUARKUS_DATASOURCE_JDBC_MAX_SIZE", "16"),
            Map.entry("QUARKUS_SHUTDOWN_DELAY", "2s"),
            Map.entry("QUARKUS_SHUTDOWN_TIMEOUT", "20s"));

    private final MailServer mails = new MailServer();
    private final PlatformKey platform;
    private final List<ServiceProcess> replicas = new ArrayList<>();
    private final Balancer balancer;

    /**
     * All of them start at once, and are ready when this returns.
     *
     * @param others settings of this cluster alone
     */
    Cluster(int size, String jdbcUrl, Map<String, String> others)
            throws IOException, InterruptedException, JoseException {
        platform = new PlatformKey();
        Map<String, String> settings = new ProductionBuild().settings(jdbcUrl, platform, mails);
        settings.putAll(SETTINGS);
        settings.putAll(others);
        try {
            for (int i = 0; i < size; i++) {
                replicas.add(ProductionBuild.start(settings));
            }
            replicas.forEach(ServiceProcess::awaitReady);
        } catch (RuntimeException failed) {
            replicas.forEach(ServiceProcess::kill);
            mails.close();
            throw failed;
        }
        balancer = new Balancer(replicas);
        awaitAllReady();
    }

    List<ServiceProcess> replicas() {
        return replicas;
    }

    MailServer mails() {
        return mails;
    }

    /** Until the balancer sends connections to every replica. */
    void awaitAllReady() {
        Awaitility.await().atMost(ServiceProcess.LONGEST_START).until(() -> balancer.ready() == replicas.size());
    }

    /** Ends one of them in the middle of what it does, and starts it again once the balancer has noticed. */
    void killOne(Random random) throws IOException {
        ServiceProcess victim = replicas.get(random.nextInt(replicas.size()));
        victim.kill();
        Awaitility.await().until(() -> balancer.ready() < replicas.size());
        victim.restart();
    }

    /** Calls to whichever replica the balancer chooses; counted. */
    Api api(Tally tally) {
        return new Api("http://127.0.0.1:" + balancer.port(), tally);
    }

    /** Calls to one replica. */
    Api api(int replica, Tally tally) {
        return new Api("http://127.0.0.1:" + replicas.get(replica).port(), tally);
    }

    String serviceToken() throws JoseException {
        return platform.serviceToken("accounts.create events.read");
    }

    @Override
    public void close() {
        balancer.close();
        replicas.forEach(ServiceProcess::kill);
        mails.close();
    }
}
