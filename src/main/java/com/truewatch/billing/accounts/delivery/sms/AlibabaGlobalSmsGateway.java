package com.truewatch.billing.accounts.delivery.sms;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Alibaba Cloud {@code SendMessageToGlobe}: any text, to everywhere but mainland China. Also a refusal is answered with
 * status 200.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/sms/developer-reference/api-dysmsapi-2018-05-01-sendmessagetoglobe">
 *     The API</a>
 */
class AlibabaGlobalSmsGateway implements SmsGateway {
    static final String NAME = "alibaba-global";

    private static final String SETTING = "accounts.sms.alibaba-global.";

    private final Optional<String> from;
    private final AlibabaApi api;

    AlibabaGlobalSmsGateway(SmsConfig.AlibabaGlobal config, ProviderClient http, Clock clock) {
        this.from = config.from();
        Acs3Signer signer = new Acs3Signer(
                Settings.require(SETTING + "access-key-id", config.accessKeyId()),
                Settings.require(SETTING + "access-key-secret", config.accessKeySecret()));
        this.api = new AlibabaApi(NAME, http.requireUsable(SETTING + "url", config.url()), signer, http, clock);
    }

    @Override
    public SmsOutcome send(TextMessage message) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put("To", message.recipient().substring(1));
        parameters.put("Message", message.wording().text());
        parameters.put("Type", message.wording().template().carriesCode() ? "OTP" : "NOTIFY");
        from.ifPresent(it -> parameters.put("From", it));
        return api.call("SendMessageToGlobe", "2018-05-01", parameters, this::read);
    }

    private SmsOutcome read(ProviderAnswer answer) {
        // Errors of the API as a whole come under the shorter name.
        String code = answer.body().has("ResponseCode") ? answer.text("ResponseCode") : answer.text("Code");
        return answer.isSuccess() && code.equals("OK") ? answer.accepted(NAME, "MessageId") : api.refused(answer, code);
    }
}
