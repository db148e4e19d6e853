package com.truewatch.billing.accounts.delivery.sms;

import static java.util.Map.entry;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Twilio Messages.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">The API</a>
 */
class TwilioSmsGateway implements SmsGateway {
    static final String NAME = "twilio";

    private static final String SETTING = "accounts.sms.twilio.";
    private static final long LONGEST_LIFE = 14_400;

    /** The last six are of messages that were taken over and cannot be delivered. */
    private static final Map<String, SmsFailure> MEANINGS = Map.ofEntries(
            entry("21211", SmsFailure.BAD_NUMBER),
            entry("21614", SmsFailure.BAD_NUMBER),
            entry("21408", SmsFailure.COUNTRY_BLOCKED),
            entry("21610", SmsFailure.OPTED_OUT),
            entry("21606", SmsFailure.SENDER),
            entry("21659", SmsFailure.SENDER),
            entry("21705", SmsFailure.SENDER),
            entry("20003", SmsFailure.CREDENTIALS),
            entry("20429", SmsFailure.THROTTLED),
            entry("30003", SmsFailure.UNDELIVERABLE),
            entry("30004", SmsFailure.OPTED_OUT),
            entry("30005", SmsFailure.BAD_NUMBER),
            entry("30006", SmsFailure.BAD_NUMBER),
            entry("30007", SmsFailure.TEXT_REFUSED),
            entry("30008", SmsFailure.UNDELIVERABLE));

    private final URI messages;
    private final String authorization;
    private final Map<String, String> sender;
    private final ProviderClient http;
    private final Clock clock;

    TwilioSmsGateway(SmsConfig.Twilio config, ProviderClient http, Clock clock) {
        String account = Settings.require(SETTING + "account-sid", config.accountSid());
        String secret = Settings.require(SETTING + "secret", config.secret());
        this.messages = http.requireUsable(SETTING + "url", config.url())
                .resolve("/2010-04-01/Accounts/" + account + "/Messages.json");
        this.authorization = "Basic "
                + Base64.getEncoder()
                        .encodeToString(
                                (config.apiKey().orElse(account) + ":" + secret).getBytes(StandardCharsets.UTF_8));
        this.sender = config.messagingService()
                .map(it -> Map.of("MessagingServiceSid", it))
                .orElseGet(
                        () -> Map.of("From", Settings.require(SETTING + "from or .messaging-service", config.from())));
        this.http = http;
        this.clock = clock;
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        long life = Duration.between(clock.instant(), message.expiresAt()).toSeconds();
        Map<String, String> form = new TreeMap<>(sender);
        form.put("To", message.recipient());
        form.put("Body", message.wording().text());
        form.put("ValidityPeriod", String.valueOf(Math.max(1, Math.min(LONGEST_LIFE, life))));
        HttpRequest request = HttpRequest.newBuilder(messages)
                .header("Authorization", authorization)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encode(form)))
                .build();
        return http.send(NAME, request, TwilioSmsGateway::read);
    }

    private static SmsOutcome read(ProviderAnswer answer) {
        String failedAtOnce = answer.body().path("error_code").asText("");
        if (answer.isSuccess() && (failedAtOnce.isEmpty() || failedAtOnce.equals("null"))) {
            return answer.accepted(NAME, "sid");
        }
        return answer.refused(NAME, answer.isSuccess() ? failedAtOnce : answer.text("code"), MEANINGS);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
