package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Text messages. A gateway that no country names needs no settings. */
@ConfigMapping(prefix = "accounts.sms")
public interface SmsConfig {
    /**
     * The gateways of each country, by its ISO 3166-1 alpha-2 code; the second is asked when the first certainly sent
     * nothing. No other country gets text messages.
     */
    Map<String, List<String>> countries();

    /** Without a connection by then nothing was sent. */
    @WithDefault("PT2S")
    Duration connectTimeout();

    /** Without a whole answer by then, counted from the begin, it is unknown whether something was sent. */
    @WithDefault("PT8S")
    Duration timeout();

    /** How many workers of this process may be with one gateway at once; the others go on with what else there is. */
    @WithDefault("2")
    int atOnce();

    /** How much may be spent on codes by text message. */
    Traffic traffic();

    /** AWS End User Messaging. */
    Aws aws();

    /** Alibaba Cloud, to mainland China. */
    AlibabaMainland alibabaMainland();

    /** Alibaba Cloud, to everywhere else. */
    AlibabaGlobal alibabaGlobal();

    /** Twilio. */
    Twilio twilio();

    /** How much may be spent, and when a country looks like somebody's business. */
    interface Traffic {
        /** Text messages to one country within 24 hours, codes and notices. */
        @WithDefault("2000")
        int codesPerCountryAndDay();

        /** The least share of a country's codes that must be entered; below it the country gets none for a while. */
        @WithDefault("0.1")
        double leastConfirmedShare();

        /** How many codes of an hour tell anything about their share. */
        @WithDefault("50")
        int leastSample();
    }

    /** AWS End User Messaging SMS v2. */
    interface Aws {
        /** The endpoint; none is that of the region. */
        Optional<URI> url();

        /** For example {@code ap-southeast-1}. */
        Optional<String> region();

        /** Of a user who may {@code sms-voice:SendTextMessage}. */
        Optional<String> accessKeyId();

        /** The key itself. */
        Optional<String> secretAccessKey();

        /** A pool, phone number or sender id; none lets AWS choose. */
        Optional<String> originationIdentity();

        /** Where AWS reports what became of messages. */
        Optional<String> configurationSet();
    }

    /** Alibaba Cloud SendSms: registered templates only. */
    interface AlibabaMainland {
        /** The endpoint. */
        @WithDefault("https://dysmsapi.aliyuncs.com")
        URI url();

        /** Of a RAM user who may {@code dysms:SendSms}. */
        Optional<String> accessKeyId();

        /** The key itself. */
        Optional<String> accessKeySecret();

        /** The registered signature, without brackets. */
        Optional<String> signName();

        /** The registered templates: one for each message that may go by text message. */
        List<RegisteredTemplate> templates();

        /** A template, whose variables have the names of the placeholders in our own text. */
        interface RegisteredTemplate {
            /** Which message it is, for example {@code login-code}. */
            MessageTemplate message();

            /** Its code at Alibaba Cloud in each language, {@code en} and {@code zh}. */
            Map<String, String> codes();
        }
    }

    /** Alibaba Cloud SendMessageToGlobe: any text. */
    interface AlibabaGlobal {
        /** The endpoint. */
        @WithDefault("https://dysmsapi.ap-southeast-1.aliyuncs.com")
        URI url();

        /** Of a RAM user who may {@code dysms:SendMessageToGlobe}. */
        Optional<String> accessKeyId();

        /** The key itself. */
        Optional<String> accessKeySecret();

        /** The sender id, where countries want one. */
        Optional<String> from();
    }

    /** Twilio Messages: one of {@code from} and {@code messaging-service}. */
    interface Twilio {
        /** The endpoint. */
        @WithDefault("https://api.twilio.com")
        URI url();

        /** {@code AC..}. */
        Optional<String> accountSid();

        /** {@code SK..}; none is the account itself. */
        Optional<String> apiKey();

        /** Of the API key, or the account's auth token. */
        Optional<String> secret();

        /** The number or sender id. */
        Optional<String> from();

        /** {@code MG..}: Twilio chooses the sender. */
        Optional<String> messagingService();
    }
}
