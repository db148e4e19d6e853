package com.truewatch.billing.accounts.delivery.sms;

import com.truewatch.billing.accounts.delivery.MessageTemplate;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Settings under which every gateway is complete, for a stub of all providers. */
public final class SmsSettings {
    static final String KEY_ID = "test-key-id";
    static final String SECRET = "test-secret-of-nobody";
    static final String REGION = "ap-southeast-1";
    static final String ACCOUNT_SID = "AC0123456789abcdef";

    private SmsSettings() {}

    /** Without any country. */
    public static Map<String, String> complete(String stub) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accounts.sms.aws.url", stub,
                "accounts.sms.aws.region", REGION,
                "accounts.sms.aws.access-key-id", KEY_ID,
                "accounts.sms.aws.secret-access-key", SECRET,
                "accounts.sms.aws.origination-identity", "pool-test"));
        settings.putAll(Map.of(
                "accounts.sms.alibaba-mainland.url", stub,
                "accounts.sms.alibaba-mainland.access-key-id", KEY_ID,
                "accounts.sms.alibaba-mainland.access-key-secret", SECRET,
                "accounts.sms.alibaba-mainland.sign-name", "测试签名",
                "accounts.sms.alibaba-global.url", stub,
                "accounts.sms.alibaba-global.access-key-id", KEY_ID,
                "accounts.sms.alibaba-global.access-key-secret", SECRET,
                "accounts.sms.alibaba-global.from", "TrueWatch"));
        settings.putAll(Map.of(
                "accounts.sms.twilio.url", stub,
                "accounts.sms.twilio.account-sid", ACCOUNT_SID,
                "accounts.sms.twilio.secret", SECRET,
                "accounts.sms.twilio.from", "+15005550006"));
        for (MessageTemplate template : MessageTemplate.values()) {
            if (template.isSentBySms()) {
                settings.put(template(template) + "message", template.key());
                List.of("en", "zh")
                        .forEach(it -> settings.put(template(template) + "codes." + it, "SMS_" + template + "_" + it));
            }
        }
        return settings;
    }

    /** What the settings of its registered template begin with. */
    static String template(MessageTemplate template) {
        return "accounts.sms.alibaba-mainland.templates["
                + List.of(MessageTemplate.values()).indexOf(template) + "].";
    }

    static SmsConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(SmsConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(SmsConfig.class);
    }
}
