package com.truewatch.billing.accounts.delivery.sms;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.platform.aws.SigV4Signer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * AWS End User Messaging SMS v2, one {@code SendTextMessage} each.
 *
 * @see <a href="https://docs.aws.amazon.com/pinpoint/latest/apireference_smsvoicev2/API_SendTextMessage.html">The API</a>
 */
class AwsSmsGateway implements SmsGateway {
    static final String NAME = "aws";

    private static final String SETTING = "accounts.sms.aws.";
    private static final long SHORTEST_LIFE = 5;
    private static final long LONGEST_LIFE = 259_200;

    /** By the reason where an exception gives one, else by its type. */
    private static final Map<String, SmsFailure> MEANINGS = Map.ofEntries(
            entry("DESTINATION_PHONE_NUMBER_OPTED_OUT", SmsFailure.OPTED_OUT),
            entry("DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE", SmsFailure.OPTED_OUT),
            entry("DESTINATION_PHONE_NUMBER_NOT_VERIFIED", SmsFailure.ACCOUNT),
            entry("DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION", SmsFailure.COUNTRY_BLOCKED),
            entry("DESTINATION_COUNTRY_BLOCKED", SmsFailure.COUNTRY_BLOCKED),
            entry("COUNTRY_CODE_MISMATCH", SmsFailure.SENDER),
            entry("INTERNATIONAL_SENDING_NOT_SUPPORTED", SmsFailure.SENDER),
            entry("INVALID_IDENTITY_FOR_DESTINATION_COUNTRY", SmsFailure.SENDER),
            entry("MESSAGE_TYPE_MISMATCH", SmsFailure.SENDER),
            entry("NO_ORIGINATION_IDENTITIES_FOUND", SmsFailure.SENDER),
            entry("NUMBER_CAPABILITIES_MISMATCH", SmsFailure.SENDER),
            entry("PHONE_NUMBER_NOT_IN_REGISTRATION_REGION", SmsFailure.SENDER),
            entry("RESOURCE_NOT_ACTIVE", SmsFailure.SENDER),
            entry("SENDER_ID_NOT_REGISTERED", SmsFailure.SENDER),
            entry("SENDER_ID_NOT_SUPPORTED", SmsFailure.SENDER),
            entry("SENDER_ID_REQUIRES_REGISTRATION", SmsFailure.SENDER),
            entry("PRICE_OVER_THRESHOLD", SmsFailure.ACCOUNT),
            entry("ServiceQuotaExceededException", SmsFailure.ACCOUNT),
            entry("ResourceNotFoundException", SmsFailure.SENDER),
            entry("AccessDeniedException", SmsFailure.CREDENTIALS),
            entry("UnrecognizedClientException", SmsFailure.CREDENTIALS),
            entry("InvalidSignatureException", SmsFailure.CREDENTIALS),
            entry("IncompleteSignatureException", SmsFailure.CREDENTIALS),
            entry("ThrottlingException", SmsFailure.THROTTLED),
            entry("InternalServerException", SmsFailure.UNAVAILABLE));

    private final SmsConfig.Aws config;
    private final URI url;
    private final SigV4Signer signer;
    private final ProviderClient http;
    private final Clock clock;

    AwsSmsGateway(SmsConfig.Aws config, ProviderClient http, Clock clock) {
        String region = Settings.require(SETTING + "region", config.region());
        this.config = config;
        this.url = http.requireUsable(
                SETTING + "url",
                config.url().orElseGet(() -> URI.create("https://sms-voice." + region + ".amazonaws.com/")));
        AwsCredentialsIdentity credentials = AwsCredentialsIdentity.create(
                Settings.require(SETTING + "access-key-id", config.accessKeyId()),
                Settings.require(SETTING + "secret-access-key", config.secretAccessKey()));
        this.signer = new SigV4Signer(credentials, region, "sms-voice", clock);
        this.http = http;
        this.clock = clock;
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        String body = body(message).toString();
        HttpRequest.Builder request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body));
        Map<String, String> headers = Map.of(
                "Content-Type", "application/x-amz-json-1.0",
                "X-Amz-Target", "PinpointSMSVoiceV2.SendTextMessage");
        signer.sign(url, headers, body).forEach((name, values) -> {
            // The client writes this one itself, the same.
            if (!name.equalsIgnoreCase("Host")) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return http.send(NAME, request.build(), AwsSmsGateway::read);
    }

    private ObjectNode body(TextMessage message) {
        long life = Duration.between(clock.instant(), message.expiresAt()).toSeconds();
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("DestinationPhoneNumber", message.recipient())
                .put("MessageBody", message.wording().text())
                .put("MessageType", "TRANSACTIONAL")
                .put("TimeToLive", Math.max(SHORTEST_LIFE, Math.min(LONGEST_LIFE, life)));
        config.originationIdentity().ifPresent(it -> body.put("OriginationIdentity", it));
        config.configurationSet().ifPresent(it -> body.put("ConfigurationSetName", it));
        return body;
    }

    private static SmsOutcome read(ProviderAnswer answer) {
        if (answer.isSuccess()) {
            return answer.accepted(NAME, "MessageId");
        }
        if (blamesNumber(answer.body())) {
            return new SmsOutcome.Failed(NAME, SmsFailure.BAD_NUMBER, answer.text("Reason"));
        }
        String type = answer.text("__type");
        String reason = answer.text("Reason");
        String code = MEANINGS.containsKey(reason) ? reason : type.substring(type.indexOf('#') + 1);
        return answer.refused(NAME, code, MEANINGS);
    }

    /** A ValidationException names the members that it does not like. */
    private static boolean blamesNumber(JsonNode body) {
        for (JsonNode field : body.path("Fields")) {
            if (field.path("Name").asText("").equals("DestinationPhoneNumber")) {
                return true;
            }
        }
        return false;
    }
}
