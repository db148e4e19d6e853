package com.truewatch.billing.accounts.delivery.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each answer of each provider means. Each provider is asked once, whatever it answers. */
class ProviderAnswerTest extends ProviderTestCase {
    @Nested
    class OfAws {
        @ParameterizedTest
        @CsvSource({
            "409, ConflictException, DESTINATION_PHONE_NUMBER_OPTED_OUT, OPTED_OUT",
            "409, ConflictException, DESTINATION_PHONE_NUMBER_NOT_VERIFIED, ACCOUNT",
            "409, ConflictException, DESTINATION_COUNTRY_BLOCKED_BY_PROTECT_CONFIGURATION, COUNTRY_BLOCKED",
            "409, ConflictException, DESTINATION_PHONE_NUMBER_BLOCKED_BY_PROTECT_NUMBER_OVERRIDE, OPTED_OUT",
            "409, ConflictException, NO_ORIGINATION_IDENTITIES_FOUND, SENDER",
            "409, ConflictException, SOMETHING_NEW, UNKNOWN_REFUSAL",
            "400, ValidationException, DESTINATION_COUNTRY_BLOCKED, COUNTRY_BLOCKED",
            "400, ValidationException, SENDER_ID_NOT_REGISTERED, SENDER",
            "400, ValidationException, INVALID_PARAMETER, UNKNOWN_REFUSAL",
            "400, ServiceQuotaExceededException, MONTHLY_SPEND_LIMIT_REACHED_FOR_TEXT, ACCOUNT",
            "400, ThrottlingException, , THROTTLED",
            "400, AccessDeniedException, ACCOUNT_DISABLED, CREDENTIALS",
            "400, UnrecognizedClientException, , CREDENTIALS",
            "400, InvalidSignatureException, , CREDENTIALS",
            "400, ResourceNotFoundException, , SENDER",
            "500, InternalServerException, , UNAVAILABLE",
        })
        void theExceptionSaysIt(int status, String type, String reason, SmsFailure failure) {
            answer(
                    Provider.AWS,
                    aResponse()
                            .withStatus(status)
                            .withBody("{\"__type\":\"com.amazonaws.pinpointsmsvoicev2#" + type + "\",\"Message\":\"..\""
                                    + (reason == null ? "" : ",\"Reason\":\"" + reason + "\"") + "}"));

            assertFailed(Provider.AWS, failure);
        }

        @Test
        void aNumberThatItDoesNotLikeIsABadOne() {
            answer(
                    Provider.AWS,
                    aResponse()
                            .withStatus(400)
                            .withBody("{\"__type\":\"ValidationException\",\"Reason\":\"FIELD_VALIDATION_FAILED\","
                                    + "\"Fields\":[{\"Name\":\"DestinationPhoneNumber\",\"Message\":\"..\"}]}"));

            assertFailed(Provider.AWS, SmsFailure.BAD_NUMBER);
        }
    }

    @Nested
    class OfAlibaba {
        @ParameterizedTest
        @CsvSource({
            "isv.MOBILE_NUMBER_ILLEGAL, BAD_NUMBER",
            "isv.DOMESTIC_NUMBER_NOT_SUPPORTED, COUNTRY_BLOCKED",
            "isv.BUSINESS_LIMIT_CONTROL, THROTTLED",
            "isv.DAY_LIMIT_CONTROL, ACCOUNT",
            "isv.MONTH_LIMIT_CONTROL, ACCOUNT",
            "isv.AMOUNT_NOT_ENOUGH, ACCOUNT",
            "isv.OUT_OF_SERVICE, ACCOUNT",
            "isv.SMS_SIGNATURE_ILLEGAL, SENDER",
            "isv.SMS_TEMPLATE_ILLEGAL, TEMPLATE",
            "isv.TEMPLATE_MISSING_PARAMETERS, TEMPLATE",
            "isv.INVALID_JSON_PARAM, TEMPLATE",
            "isv.BLACK_KEY_CONTROL_LIMIT, TEMPLATE",
            "isv.DENY_IP_RANGE, CREDENTIALS",
            "isp.RAM_PERMISSION_DENY, CREDENTIALS",
            "isp.SYSTEM_ERROR, UNAVAILABLE",
            "Throttling.User, THROTTLED",
            "Throttling, THROTTLED",
            "isv.SOMETHING_NEW, UNKNOWN_REFUSAL",
        })
        void aRefusalComesWithStatus200(String code, SmsFailure failure) {
            String body = "{\"Code\":\"" + code + "\",\"Message\":\"..\",\"RequestId\":\"F655\"}";
            answer(Provider.ALIBABA_MAINLAND, aResponse().withBody(body));
            assertFailed(Provider.ALIBABA_MAINLAND, failure);

            answer(Provider.ALIBABA_GLOBAL, aResponse().withBody(body.replace("\"Code\"", "\"ResponseCode\"")));
            assertFailed(Provider.ALIBABA_GLOBAL, failure);
        }

        @ParameterizedTest
        @CsvSource({
            "MOBILE_NUMBER_ILLEGAL, BAD_NUMBER",
            "NOT_SUPPORTED_COUNTRY, COUNTRY_BLOCKED",
            "COUNTRY_RESTRICTED, COUNTRY_BLOCKED",
            "INVALID_SENDERID, SENDER",
            "AMOUNT_NOT_ENOUGH, ACCOUNT",
            "ACCOUNT_NOT_EXISTS, ACCOUNT",
            "ACCOUNT_ABNORMAL, ACCOUNT",
            "FORBIDDEN_ACTION, CREDENTIALS",
            "SMS_CONTENT_ILLEGAL, TEXT_REFUSED",
        })
        void theGlobesCodesHaveNoPrefix(String code, SmsFailure failure) {
            answer(Provider.ALIBABA_GLOBAL, aResponse().withBody("{\"ResponseCode\":\"" + code + "\"}"));

            assertFailed(Provider.ALIBABA_GLOBAL, failure);
        }

        @ParameterizedTest
        @CsvSource({
            "400, SignatureDoesNotMatch, CREDENTIALS",
            "404, InvalidAccessKeyId.NotFound, CREDENTIALS",
            "400, InvalidAccessKeyId.Inactive, CREDENTIALS",
            "400, InvalidTimeStamp.Expired, CREDENTIALS",
            "400, Throttling.Api, THROTTLED",
            "503, ServiceUnavailable, UNAVAILABLE",
            "404, InvalidAction.NotFound, UNKNOWN_REFUSAL",
        })
        void whatConcernsTheApiAsAWholeComesWithAStatus(int status, String code, SmsFailure failure) {
            for (Provider provider : new Provider[] {Provider.ALIBABA_MAINLAND, Provider.ALIBABA_GLOBAL}) {
                answer(
                        provider,
                        aResponse().withStatus(status).withBody("{\"Code\":\"" + code + "\",\"Message\":\"..\"}"));
                assertFailed(provider, failure);
            }
        }
    }

    @Nested
    class OfTwilio {
        @ParameterizedTest
        @CsvSource({
            "400, 21211, BAD_NUMBER",
            "400, 21614, BAD_NUMBER",
            "400, 21408, COUNTRY_BLOCKED",
            "400, 21606, SENDER",
            "400, 21659, SENDER",
            "400, 21705, SENDER",
            "400, 21610, OPTED_OUT",
            "401, 20003, CREDENTIALS",
            "429, 20429, THROTTLED",
            "400, 29999, UNKNOWN_REFUSAL",
        })
        void theCodeSaysIt(int status, int code, SmsFailure failure) {
            answer(
                    Provider.TWILIO,
                    aResponse()
                            .withStatus(status)
                            .withBody("{\"code\":" + code + ",\"message\":\"..\",\"status\":" + status + "}"));

            assertFailed(Provider.TWILIO, failure);
        }

        @ParameterizedTest
        @CsvSource({
            "30003, UNDELIVERABLE",
            "30004, OPTED_OUT",
            "30005, BAD_NUMBER",
            "30006, BAD_NUMBER",
            "30007, TEXT_REFUSED",
            "30008, UNDELIVERABLE",
        })
        void aMessageMayBeTakenOverAndHaveFailedAlready(int code, SmsFailure failure) {
            answer(
                    Provider.TWILIO,
                    aResponse()
                            .withStatus(201)
                            .withBody("{\"sid\":\"SM1\",\"status\":\"failed\",\"error_code\":" + code + "}"));

            assertFailed(Provider.TWILIO, failure);
        }
    }

    @Nested
    class OfAnyone {
        private static final Map<String, String> IMPATIENT = Map.of("accounts.sms.timeout", "PT0.5S");

        static Stream<Arguments> failures() {
            return Stream.of(Provider.values())
                    .flatMap(provider -> Stream.of(
                            Arguments.of(provider, 301, "", SmsFailure.UNKNOWN_REFUSAL),
                            Arguments.of(provider, 400, "", SmsFailure.UNKNOWN_REFUSAL),
                            Arguments.of(provider, 401, "", SmsFailure.CREDENTIALS),
                            Arguments.of(provider, 403, "<html>", SmsFailure.CREDENTIALS),
                            Arguments.of(provider, 408, "", SmsFailure.UNAVAILABLE),
                            Arguments.of(provider, 429, "slow down", SmsFailure.THROTTLED),
                            Arguments.of(provider, 500, "", SmsFailure.UNAVAILABLE),
                            Arguments.of(provider, 503, "<html>", SmsFailure.UNAVAILABLE),
                            Arguments.of(provider, 502, "", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 504, "<html>", SmsFailure.TIMED_OUT),
                            Arguments.of(provider, 200, "", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 200, "<html>", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 200, "{}", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 200, "[]", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 200, "null", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(provider, 204, "", SmsFailure.UNREADABLE_ANSWER),
                            Arguments.of(
                                    provider,
                                    provider.acceptedStatus,
                                    provider.acceptedBody.substring(0, provider.acceptedBody.length() - 1),
                                    SmsFailure.UNREADABLE_ANSWER)));
        }

        @ParameterizedTest
        @MethodSource("failures")
        void theStatusSaysWhatTheBodyDoesNot(Provider provider, int status, String body, SmsFailure failure) {
            answer(provider, aResponse().withStatus(status).withBody(body));

            assertFailed(provider, failure);
        }

        /** What PostgreSQL could not keep, or nobody could read in a log. */
        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\\u0000", "a b", "\\n", "é"})
        void anIdThatIsNoneIsNoYes(String id) {
            for (Provider provider : Provider.values()) {
                answer(
                        provider,
                        aResponse()
                                .withStatus(provider.acceptedStatus)
                                .withBody(provider.acceptedBody.replace("id-1", id)));
                assertFailed(provider, SmsFailure.UNREADABLE_ANSWER);
            }
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void anIdThatIsTooLongIsNoYes(Provider provider) {
            answer(
                    provider,
                    aResponse()
                            .withStatus(provider.acceptedStatus)
                            .withBody(provider.acceptedBody.replace("id-1", "x".repeat(129))));

            assertFailed(provider, SmsFailure.UNREADABLE_ANSWER);
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void whoSaysNothingInTimeMayHaveSentIt(Provider provider) {
            answer(provider, accepted(provider).withFixedDelay(5_000));

            assertFailure(SmsFailure.TIMED_OUT, send(provider, message(provider), IMPATIENT));
            stub.verify(1, postRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void whoSpeaksTooSlowlyMayHaveSentIt(Provider provider) {
            answer(provider, accepted(provider).withChunkedDribbleDelay(10, 5_000));

            assertFailure(SmsFailure.TIMED_OUT, send(provider, message(provider), IMPATIENT));
            stub.verify(1, postRequestedFor(anyUrl()));
        }

        @ParameterizedTest
        @EnumSource(
                value = Fault.class,
                names = {"CONNECTION_RESET_BY_PEER", "EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE"})
        void whoHangsUpMayHaveSentIt(Fault fault) {
            for (Provider provider : Provider.values()) {
                answer(provider, aResponse().withFault(fault));
                assertFailed(provider, SmsFailure.CONNECTION_LOST);
            }
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void whoDoesNotListenHasSentNothing(Provider provider) {
            assertFailure(SmsFailure.UNREACHABLE, sendTo(provider, "http://127.0.0.1:" + freePort()));
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void whoHasNoAddressHasSentNothing(Provider provider) {
            assertFailure(SmsFailure.UNREACHABLE, sendTo(provider, "https://no-such-host.invalid"));
        }

        /** The stub's certificate is its own, so the handshake fails before anything is said. */
        @ParameterizedTest
        @EnumSource(Provider.class)
        void whoCannotBeTrustedHasSentNothing(Provider provider) {
            answer(provider, accepted(provider));

            assertFailure(SmsFailure.UNREACHABLE, sendTo(provider, "https://127.0.0.1:" + stub.httpsPort()));
            stub.verify(0, postRequestedFor(anyUrl()));
        }

        private SmsOutcome sendTo(Provider provider, String url) {
            return send(
                    provider,
                    message(provider),
                    Map.of(
                            "accounts.sms.aws.url", url,
                            "accounts.sms.alibaba-mainland.url", url,
                            "accounts.sms.alibaba-global.url", url,
                            "accounts.sms.twilio.url", url));
        }

        private static int freePort() {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException failed) {
                throw new IllegalStateException(failed);
            }
        }

        @ParameterizedTest
        @EnumSource(Provider.class)
        void noOutcomeTellsTheCodeOrTheSecret(Provider provider) {
            answer(
                    provider,
                    aResponse().withStatus(400).withBody("{\"code\":\"" + CODE + " " + SmsSettings.SECRET + "\"}"));

            String text = send(provider) + " " + message(provider) + " "
                    + message(provider).wording();

            assertFalse(text.contains(CODE) || text.contains(SmsSettings.SECRET), text);
        }
    }

    private void answer(Provider provider, ResponseDefinitionBuilder answer) {
        stub.resetAll();
        stub.stubFor(provider.request().willReturn(answer));
    }

    private static ResponseDefinitionBuilder accepted(Provider provider) {
        return aResponse().withStatus(provider.acceptedStatus).withBody(provider.acceptedBody);
    }

    private void assertFailed(Provider provider, SmsFailure failure) {
        assertFailure(failure, send(provider));
        stub.verify(1, postRequestedFor(anyUrl()));
    }

    private static void assertFailure(SmsFailure failure, SmsOutcome outcome) {
        assertEquals(failure, assertInstanceOf(SmsOutcome.Failed.class, outcome).failure());
    }
}
