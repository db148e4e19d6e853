package com.truewatch.billing.accounts.delivery.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.requestMatching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import java.time.Clock;

/** The providers, as a stub takes their requests and as they say yes. */
enum Provider {
    AWS(AwsSmsGateway.NAME, 200, "{\"MessageId\":\"id-1\"}") {
        @Override
        SmsGateway gateway(SmsConfig config, ProviderClient http, Clock clock) {
            return new AwsSmsGateway(config.aws(), http, clock);
        }

        @Override
        MappingBuilder request() {
            return post(urlPathEqualTo("/")).withHeader("X-Amz-Target", equalTo("PinpointSMSVoiceV2.SendTextMessage"));
        }

        @Override
        MappingBuilder signedRequest() {
            return requestMatching(
                    Signatures.sigV4(SmsSettings.KEY_ID, SmsSettings.SECRET, SmsSettings.REGION, "sms-voice"));
        }
    },
    ALIBABA_MAINLAND(
            AlibabaMainlandSmsGateway.NAME,
            200,
            "{\"Code\":\"OK\",\"Message\":\"OK\",\"BizId\":\"id-1\",\"RequestId\":\"F655\"}") {
        @Override
        SmsGateway gateway(SmsConfig config, ProviderClient http, Clock clock) {
            return new AlibabaMainlandSmsGateway(config.alibabaMainland(), http, clock);
        }

        @Override
        MappingBuilder request() {
            return post(urlPathEqualTo("/"))
                    .withHeader("x-acs-action", equalTo("SendSms"))
                    .withHeader("x-acs-version", equalTo("2017-05-25"));
        }

        @Override
        MappingBuilder signedRequest() {
            return requestMatching(Signatures.acs3(SmsSettings.KEY_ID, SmsSettings.SECRET));
        }
    },
    ALIBABA_GLOBAL(
            AlibabaGlobalSmsGateway.NAME,
            200,
            "{\"ResponseCode\":\"OK\",\"MessageId\":\"id-1\",\"NumberDetail\":{\"Country\":\"Singapore\"}}") {
        @Override
        SmsGateway gateway(SmsConfig config, ProviderClient http, Clock clock) {
            return new AlibabaGlobalSmsGateway(config.alibabaGlobal(), http, clock);
        }

        @Override
        MappingBuilder request() {
            return post(urlPathEqualTo("/"))
                    .withHeader("x-acs-action", equalTo("SendMessageToGlobe"))
                    .withHeader("x-acs-version", equalTo("2018-05-01"));
        }

        @Override
        MappingBuilder signedRequest() {
            return requestMatching(Signatures.acs3(SmsSettings.KEY_ID, SmsSettings.SECRET));
        }
    },
    TWILIO(TwilioSmsGateway.NAME, 201, "{\"sid\":\"id-1\",\"status\":\"queued\",\"error_code\":null}") {
        @Override
        SmsGateway gateway(SmsConfig config, ProviderClient http, Clock clock) {
            return new TwilioSmsGateway(config.twilio(), http, clock);
        }

        @Override
        MappingBuilder request() {
            return post(urlPathEqualTo("/2010-04-01/Accounts/" + SmsSettings.ACCOUNT_SID + "/Messages.json"));
        }

        @Override
        MappingBuilder signedRequest() {
            return request().withBasicAuth(SmsSettings.ACCOUNT_SID, SmsSettings.SECRET);
        }
    };

    final String gatewayName;
    final int acceptedStatus;
    final String acceptedBody;

    Provider(String gatewayName, int acceptedStatus, String acceptedBody) {
        this.gatewayName = gatewayName;
        this.acceptedStatus = acceptedStatus;
        this.acceptedBody = acceptedBody;
    }

    abstract SmsGateway gateway(SmsConfig config, ProviderClient http, Clock clock);

    /** Any request to this provider. */
    abstract MappingBuilder request();

    /** One that is signed, or authenticated, as it must be; nothing else matches. */
    abstract MappingBuilder signedRequest();
}
