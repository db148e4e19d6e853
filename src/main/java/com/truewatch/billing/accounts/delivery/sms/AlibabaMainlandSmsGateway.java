package com.truewatch.billing.accounts.delivery.sms;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.platform.language.Languages;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Alibaba Cloud {@code SendSms}: to mainland China, where only registered texts under a registered signature pass. Also
 * a refusal is answered with status 200.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/sms/developer-reference/api-dysmsapi-2017-05-25-sendsms">The API</a>
 */
class AlibabaMainlandSmsGateway implements SmsGateway {
    static final String NAME = "alibaba-mainland";
    static final String COUNTRY = "CN";

    private static final String SETTING = "accounts.sms.alibaba-mainland.";
    private static final String COUNTRY_CODE = "+86";

    private final SmsConfig.AlibabaMainland config;
    private final String signName;
    private final AlibabaApi api;

    AlibabaMainlandSmsGateway(SmsConfig.AlibabaMainland config, ProviderClient http, Clock clock) {
        this.config = config;
        this.signName = Settings.require(SETTING + "sign-name", config.signName());
        Acs3Signer signer = new Acs3Signer(
                Settings.require(SETTING + "access-key-id", config.accessKeyId()),
                Settings.require(SETTING + "access-key-secret", config.accessKeySecret()));
        this.api = new AlibabaApi(NAME, http.requireUsable(SETTING + "url", config.url()), signer, http, clock);
        requireTemplates();
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        TextMessage.Wording wording = message.wording();
        Map<String, String> parameters = Map.of(
                "PhoneNumbers",
                message.recipient().substring(COUNTRY_CODE.length()),
                "SignName",
                signName,
                "TemplateCode",
                templateCode(wording.template(), wording.locale()),
                "TemplateParam",
                json(wording.values()),
                "OutId",
                message.messageId().toString());
        return api.call("SendSms", "2017-05-25", parameters, this::read);
    }

    private SmsOutcome read(ProviderAnswer answer) {
        String code = answer.text("Code");
        return answer.isSuccess() && code.equals("OK") ? answer.accepted(NAME, "BizId") : api.refused(answer, code);
    }

    private void requireTemplates() {
        for (MessageTemplate template : MessageTemplate.values()) {
            if (template.isSentBySms()) {
                Languages.all().forEach(language -> templateCode(template, language));
            }
        }
    }

    private String templateCode(MessageTemplate template, Locale language) {
        Optional<String> code = config.templates().stream()
                .filter(it -> it.message() == template)
                .flatMap(it -> Stream.ofNullable(it.codes().get(language.getLanguage())))
                .findFirst();
        return Settings.require(
                SETTING + "templates, code of " + template.key() + " in " + language.getLanguage(), code);
    }

    private static String json(Map<String, String> values) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        values.forEach(json::put);
        return json.toString();
    }
}
