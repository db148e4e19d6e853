package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.language.Texts;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

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

    /** A text message: its words, and the values that they name. */
    TextMessage.Wording sms(Template template, Locale locale, Map<String, String> values) {
        io.quarkus.qute.Template words = parse(template, "sms", locale);
        Map<String, String> named = words.getExpressions().stream()
                .map(Expression::toOriginalString)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(it -> it, it -> String.valueOf(values.get(it))));
        return new TextMessage.Wording(template, locale, named, words.render(values));
    }

    private String render(Template template, String part, Locale locale, Map<String, String> values) {
        return parse(template, part, locale).render(values);
    }

    private io.quarkus.qute.Template parse(Template template, String part, Locale locale) {
        return engine.parse(Texts.get(BUNDLE, template.key() + "." + part, locale));
    }
}
