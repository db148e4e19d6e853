package com.truewatch.billing.accounts.delivery.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each provider is told, to the byte, by a stub that checks signatures. */
class ProviderRequestTest extends ProviderTestCase {
    private static final String TEXT = "TrueWatch: " + CODE + " & 您的验证码 + 10 %";

    @ParameterizedTest
    @EnumSource(Provider.class)
    void aRequestIsSignedWithTheSecret(Provider provider) {
        stub.stubFor(provider.signedRequest()
                .willReturn(aResponse().withStatus(provider.acceptedStatus).withBody(provider.acceptedBody)));

        assertEquals(new SmsOutcome.Accepted(provider.gatewayName, "id-1"), send(provider));
        stub.verify(1, postRequestedFor(anyUrl()));
    }

    /** The stub is as strict as it claims. */
    @ParameterizedTest
    @EnumSource(Provider.class)
    void aRequestThatIsSignedWithAnotherSecretIsNotTaken(Provider provider) {
        stub.stubFor(provider.signedRequest()
                .willReturn(aResponse().withStatus(provider.acceptedStatus).withBody(provider.acceptedBody)));

        SmsOutcome outcome = send(
                provider,
                message(provider),
                Map.of(
                        "accounts.sms.aws.secret-access-key", "another",
                        "accounts.sms.alibaba-mainland.access-key-secret", "another",
                        "accounts.sms.alibaba-global.access-key-secret", "another",
                        "accounts.sms.twilio.secret", "another"));

        assertNotEquals(new SmsOutcome.Accepted(provider.gatewayName, "id-1"), outcome);
    }

    @Test
    void awsIsToldTheTextAndHowLongItIsWorthDelivering() {
        send(Provider.AWS);

        stub.verify(postRequestedFor(anyUrl())
                .withHeader("Content-Type", equalTo("application/x-amz-json-1.0"))
                .withRequestBody(equalToJson("{\"DestinationPhoneNumber\":\"+6591234567\","
                        + "\"OriginationIdentity\":\"pool-test\",\"MessageBody\":\"" + TEXT + "\","
                        + "\"MessageType\":\"TRANSACTIONAL\",\"TimeToLive\":600}")));
    }

    @Test
    void awsIsToldTheConfigurationSetWhereThereIsOne() {
        send(Provider.AWS, message(Provider.AWS), Map.of("accounts.sms.aws.configuration-set", "otp"));

        stub.verify(postRequestedFor(anyUrl())
                .withRequestBody(equalToJson("{\"ConfigurationSetName\":\"otp\"}", true, true)));
    }

    @Test
    void theMainlandIsToldATemplateAndItsParametersAndNoText() {
        send(Provider.ALIBABA_MAINLAND, message("+8613800138000", Locale.CHINESE));

        assertEquals(
                Map.of(
                        "PhoneNumbers", "13800138000",
                        "SignName", "测试签名",
                        "TemplateCode", "SMS_LOGIN_CODE_zh",
                        "TemplateParam", "{\"code\":\"" + CODE + "\"}",
                        "OutId", "01980000-0000-7000-8000-000000000001"),
                query());
        stub.verify(postRequestedFor(anyUrl())
                .withHeader("x-acs-date", equalTo("2026-11-22T21:00:00Z"))
                .withHeader("x-acs-signature-nonce", matching(".{16,}")));
    }

    @Test
    void theGlobeIsToldATextAndWhatItIsFor() {
        send(Provider.ALIBABA_GLOBAL);

        assertEquals(Map.of("To", "6591234567", "Message", TEXT, "From", "TrueWatch", "Type", "OTP"), query());
    }

    @Test
    void noTwoCallsHaveTheSameNonce() {
        send(Provider.ALIBABA_GLOBAL);
        send(Provider.ALIBABA_GLOBAL);

        List<String> nonces = stub.findAll(postRequestedFor(anyUrl())).stream()
                .map(it -> it.getHeader("x-acs-signature-nonce"))
                .distinct()
                .toList();
        assertEquals(2, nonces.size());
    }

    @Test
    void twilioIsToldAForm() {
        send(Provider.TWILIO);

        stub.verify(postRequestedFor(anyUrl())
                .withHeader("Content-Type", equalTo("application/x-www-form-urlencoded"))
                .withFormParam("To", equalTo("+6591234567"))
                .withFormParam("Body", equalTo(TEXT))
                .withFormParam("From", equalTo("+15005550006"))
                .withFormParam("ValidityPeriod", equalTo("600")));
    }

    @Test
    void twilioIsToldTheMessagingServiceInsteadAndTheApiKey() {
        stub.stubFor(Provider.TWILIO
                .request()
                .withBasicAuth("SK1", SmsSettings.SECRET)
                .withFormParam("MessagingServiceSid", equalTo("MG1"))
                .willReturn(aResponse().withStatus(201).withBody(Provider.TWILIO.acceptedBody)));

        assertEquals(
                new SmsOutcome.Accepted("twilio", "id-1"),
                send(
                        Provider.TWILIO,
                        message(Provider.TWILIO),
                        Map.of(
                                "accounts.sms.twilio.messaging-service", "MG1",
                                "accounts.sms.twilio.api-key", "SK1")));
        assertFalse(stub.findAll(postRequestedFor(anyUrl()))
                .get(0)
                .getBodyAsString()
                .contains("From"));
    }

    /** A notice is worth sending for days, which is more than some carriers keep anything. */
    @Test
    void aLongLifeIsCutToWhatTheProviderAllows() {
        TextMessage notice = new TextMessage(
                message(Provider.AWS).messageId(),
                "+6591234567",
                message(Provider.AWS).wording(),
                NOW.plus(Duration.ofDays(4)));
        send(Provider.AWS, notice);
        send(Provider.TWILIO, notice);

        stub.verify(postRequestedFor(anyUrl()).withRequestBody(equalToJson("{\"TimeToLive\":259200}", true, true)));
        stub.verify(postRequestedFor(anyUrl()).withFormParam("ValidityPeriod", equalTo("14400")));
    }

    private Map<String, String> query() {
        LoggedRequest request = stub.findAll(postRequestedFor(anyUrl())).get(0);
        Map<String, String> query = new TreeMap<>();
        request.getQueryParams().forEach((name, value) -> query.put(name, single(value)));
        return query;
    }

    private static String single(QueryParameter value) {
        assertEquals(1, value.values().size());
        return value.firstValue();
    }
}
