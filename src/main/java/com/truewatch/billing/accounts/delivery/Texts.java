package com.truewatch.billing.accounts.delivery;

import io.quarkus.qute.Engine;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;

/** The words of every message. */
@Singleton
class Texts {
    private static final ResourceBundle.Control NO_FALLBACK_TO_THE_HOST =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private final Engine engine;

    Texts(Engine engine) {
        this.engine = engine;
    }

    String subject(Template template, Locale locale, Map<String, String> values) {
        return render(template, "subject", locale, values);
    }

    /** The body of a mail: the message's own words and the signature. */
    String mail(Template template, Locale locale, Map<String, String> values) {
        return render(template, "mail", locale, values) + "\n\n-- \n"
                + bundle(locale).getString("signature") + "\n";
    }

    String sms(Template template, Locale locale, Map<String, String> values) {
        return render(template, "sms", locale, values);
    }

    private String render(Template template, String part, Locale locale, Map<String, String> values) {
        return engine.parse(bundle(locale).getString(template.key() + "." + part))
                .render(values);
    }

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle("messages.delivery", locale, NO_FALLBACK_TO_THE_HOST);
    }
}
