package com.truewatch.billing.accounts.testing.profile;

import com.truewatch.billing.accounts.delivery.sms.StubbedProviders;
import com.truewatch.billing.accounts.testing.ServiceProcess;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Nothing is captured: mails leave by SMTP for a port that was free, where a test may start a server, and text messages by the
 * gateways of their countries for a stub of every provider. The log about it is talkative, in a file.
 */
public class RealDelivery implements QuarkusTestProfile {
    public static final Path LOG = Path.of("target", "real-delivery.log");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accounts.local.capture-messages", "false",
                "accounts.mail.reply-to", "support@billing.truewatch.example",
                "quarkus.mailer.timeout", "3s",
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", String.valueOf(freePort()),
                "accounts.sms.countries.SG", "twilio",
                "accounts.sms.countries.CN", "alibaba-mainland",
                "accounts.sms.countries.HK", "alibaba-global",
                "accounts.sms.countries.GB", "aws,twilio"));
        settings.putAll(Map.of(
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.level", "DEBUG",
                "quarkus.log.file.path", LOG.toString(),
                "quarkus.log.console.level", "INFO",
                "quarkus.log.category.\"com.truewatch\".level", "DEBUG",
                "quarkus.log.category.\"software.amazon\".level", "DEBUG",
                "quarkus.log.category.\"com.github.kagkarlsson\".level", "DEBUG",
                "quarkus.log.category.\"jdk.internal.httpclient\".level", "DEBUG"));
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StubbedProviders.class));
    }

    private static int freePort() {
        try {
            return ServiceProcess.freePort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
