package com.truewatch.billing.accounts.platform.password;

import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Asks a range service whether a password was breached. It learns five of forty hexadecimal digits, and padding hides
 * how many entries matched. Without an answer nobody is kept from setting a password.
 *
 * @see <a href="https://haveibeenpwned.com/API/v3#PwnedPasswords">The protocol</a>
 */
@Singleton
class BreachedPasswords {
    private static final Logger LOG = Logger.getLogger(BreachedPasswords.class);
    private static final int PREFIX = 5;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final PasswordConfig.Breached config;
    private final OutboundHttp http;

    BreachedPasswords(PasswordConfig config) {
        this.config = config.breached();
        this.http = new OutboundHttp(this.config.timeout(), this.config.timeout());
    }

    /** Whether the list has it; false where no service is configured or it does not answer. */
    boolean contains(String password) {
        return config.url().map(url -> isListed(url, sha1(password))).orElse(false);
    }

    private boolean isListed(URI service, String hash) {
        return range(URI.create(service + "/range/" + hash.substring(0, PREFIX)))
                .map(range -> range.lines().anyMatch(line -> isHit(line, hash.substring(PREFIX))))
                .orElse(false);
    }

    /** {@code suffix:count}; padding has a count of zero. */
    private static boolean isHit(String line, String suffix) {
        String[] parts = line.strip().split(":", 2);
        return parts.length == 2
                && parts[0].equalsIgnoreCase(suffix)
                && !parts[1].strip().equals("0");
    }

    private Optional<String> range(URI uri) {
        HttpRequest request =
                HttpRequest.newBuilder(uri).header("Add-Padding", "true").build();
        try {
            HttpResponse<String> answer = http.send(request);
            if (answer.statusCode() == 200) {
                return Optional.of(answer.body());
            }
            LOG.warnf("The breached-password service answered %d", answer.statusCode());
        } catch (IOException away) {
            LOG.warnf(
                    "The breached-password service did not answer: %s",
                    away.getClass().getSimpleName());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private static String sha1(String password) {
        try {
            return HEX.formatHex(MessageDigest.getInstance("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
