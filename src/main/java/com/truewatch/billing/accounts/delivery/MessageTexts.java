package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.language.Texts;
import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;

/** The words of every message. */
@Singleton
class MessageTexts {
    private static final String BUNDLE = "delivery";

    private final Engine engine;

    MessageTexts(Engine engine) {
        this.engine = engine;
    }

    String subject(Template template, Locale locale, Map<String, String> values) {
        return render(template, "subject", locale, values);
    }

    /** The body of a mail: the message's own words and the signature. */
    String mail(Template template, Locale locale, Map<String, String> values) {
        return render(template, "mail", locale, values) + "\n\n-- \n" + Texts.get(BUNDLE, "signature", locale) + "\n";
    }

    String sms(Template template, Locale locale, Map<String, String> values) {
        return render(template, "sms", locale, values);
    }

    private String render(Template template, String part, Locale locale, Map<String, String> values) {
        return engine.parse(Texts.get(BUNDLE, template.key() + "." + part, locale))
                .render(values);
    }
}
