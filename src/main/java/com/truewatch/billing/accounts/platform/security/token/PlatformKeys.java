package com.truewatch.billing.accounts.platform.security.token;

import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import com.truewatch.billing.accounts.platform.security.secret.KeyFile;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The platform's public keys. Those behind a URL are read at the start and then from time to time, and for no other reason: no
 * token, whatever it names, makes this service call anybody. The last good set stays when a reading fails.
 */
@Singleton
@Startup
public class PlatformKeys {
    private static final Logger LOG = Logger.getLogger(PlatformKeys.class);
    private static final String SETTING = "accounts.platform.keys";
    private static final int LONGEST = 64 * 1024;
    private static final long FIRST_RETRY_SECONDS = 5;

    private final PlatformConfig config;
    private final OutboundHttp http;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(PlatformKeys::daemon);
    private volatile List<JsonWebKey> keys = List.of();

    @Inject
    public PlatformKeys(PlatformConfig config) {
        this(config, ConfigUtils.isProfileActive("local"));
    }

    public PlatformKeys(PlatformConfig config, boolean plainHttpAllowed) {
        this.config = config;
        this.http = new OutboundHttp(config.keysTimeout(), config.keysTimeout());
        if (isUrl()) {
            OutboundHttp.requireServer(SETTING, URI.create(config.keys()), plainHttpAllowed);
            refreshAndGoOn();
        } else {
            keys = usable(KeyFile.read(SETTING, config.keys()));
            requireSome();
        }
    }

    /** The present ones; none until the first reading of a URL has succeeded. */
    List<JsonWebKey> current() {
        return keys;
    }

    /** Reads the URL now; whether that gave keys. */
    boolean refresh() {
        try {
            List<JsonWebKey> read = read();
            if (!read.isEmpty()) {
                keys = read;
                return true;
            }
            LOG.errorf("%s has no EC P-256 key with a kid; %d keys stay", SETTING, keys.size());
        } catch (JoseException | IOException | RuntimeException failed) {
            // Of any kind: what is thrown out of here would end the readings for ever.
            LOG.errorf("%s cannot be read (%s); %d keys stay", SETTING, failed, keys.size());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    @PreDestroy
    void stop() {
        timer.shutdownNow();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // What fails is logged.
    private void refreshAndGoOn() {
        boolean done = refresh();
        long pause = done || !keys.isEmpty() ? config.keysRefresh().toSeconds() : FIRST_RETRY_SECONDS;
        if (!timer.isShutdown()) {
            timer.schedule(this::refreshAndGoOn, pause, TimeUnit.SECONDS);
        }
    }

    private List<JsonWebKey> read() throws JoseException, IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(config.keys()))
                .header("Accept", "application/jwk-set+json, application/json")
                .build();
        HttpResponse<String> answer = http.send(request);
        if (answer.statusCode() != 200 || answer.body().length() > LONGEST) {
            throw new IOException(
                    "status " + answer.statusCode() + ", " + answer.body().length() + " characters");
        }
        return usable(new JsonWebKeySet(answer.body()).getJsonWebKeys());
    }

    private boolean isUrl() {
        return config.keys().startsWith("https://") || config.keys().startsWith("http://");
    }

    /** A set also has keys for others, which are left out (RFC 7517, 5). */
    private static List<JsonWebKey> usable(List<JsonWebKey> set) {
        return set.stream().filter(PlatformKeys::isUsable).toList();
    }

    private static boolean isUsable(JsonWebKey key) {
        return key.getKeyId() != null
                && key instanceof EllipticCurveJsonWebKey ec
                && "P-256".equals(ec.getCurveName())
                && (key.getUse() == null || "sig".equals(key.getUse()));
    }

    private void requireSome() {
        if (keys.isEmpty()) {
            throw new IllegalStateException(SETTING + ": at least one key needs kid, kty EC and crv P-256");
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform-keys");
        thread.setDaemon(true);
        return thread;
    }
}
