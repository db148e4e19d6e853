package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.delivery.mail.MailContent;
import com.truewatch.billing.accounts.delivery.sms.TextMessage;
import com.truewatch.billing.accounts.platform.language.Texts;
import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The words of every message, in its reader's language. */
@Singleton
public class MessageRenderer {
    private static final String BUNDLE = "delivery";
    private static final String ARROW = " \u2192 ";

    private final Engine engine;

    MessageRenderer(Engine engine) {
        this.engine = engine;
    }

    /** A mail in words. */
    MailContent letter(Message message, MessageSecret carried) {
        Locale language = message.locale();
        Map<String, String> values = values(message, carried);
        String key = message.template().key();
        return new MailContent(
                language.toLanguageTag(),
                render(key + ".subject", language, values),
                Texts.get(BUNDLE, "greeting", language),
                List.of(render(key + ".mail", language, values).split("\n\n")),
                carried.code(),
                Texts.get(BUNDLE, "code.note", language),
                carried.link(),
                carried.link() == null ? null : Texts.get(BUNDLE, key + ".link", language),
                occasion(message, values),
                render(key + ".advice", language, values),
                Texts.get(BUNDLE, "signature", language),
                Texts.get(BUNDLE, "automatic", language));
    }

    /** A text message: its words, and the values that they name. */
    public TextMessage.Wording sms(Message message, MessageSecret carried) {
        Map<String, String> values = values(message, carried);
        io.quarkus.qute.Template words = parse(message.template().key() + ".sms", message.locale());
        Map<String, String> named = words.getExpressions().stream()
                .map(Expression::toOriginalString)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(it -> it, it -> String.valueOf(values.get(it))));
        return new TextMessage.Wording(message.template(), message.locale(), named, words.render(values));
    }

    private static List<MailContent.Line> occasion(Message message, Map<String, String> values) {
        List<MailContent.Line> lines = new ArrayList<>();
        add(lines, message, "fact.username", values.get(TemplateField.USERNAME.key()));
        @Nullable String from = values.get(TemplateField.FROM.key());
        @Nullable String to = values.get(TemplateField.TO.key());
        if (from != null && to != null) {
            add(lines, message, "fact.change", from + ARROW + to);
        } else {
            add(lines, message, "fact.address", from == null ? to : from);
        }
        add(lines, message, "fact.time", values.get(TemplateField.TIME.key()));
        add(lines, message, "fact.device", values.get(TemplateField.DEVICE.key()));
        add(lines, message, "fact.network", values.get(TemplateField.NETWORK.key()));
        return lines;
    }

    private static void add(List<MailContent.Line> lines, Message message, String label, @Nullable String value) {
        if (value != null) {
            lines.add(new MailContent.Line(Texts.get(BUNDLE, label, message.locale()), value));
        }
    }

    /** Under their names in the texts. */
    private static Map<String, String> values(Message message, MessageSecret carried) {
        Map<String, String> values = new HashMap<>();
        message.facts().forEach((fact, value) -> values.put(fact.key(), value));
        for (TemplateField moment : List.of(TemplateField.TIME, TemplateField.UNTIL)) {
            values.computeIfPresent(moment.key(), (name, instant) -> time(instant, message.locale()));
        }
        if (message.template().facts().contains(TemplateField.DEVICE)) {
            values.computeIfAbsent(
                    TemplateField.DEVICE.key(), name -> Texts.get(BUNDLE, "device.unknown", message.locale()));
        }
        if (carried.code() != null) {
            values.put("code", carried.code());
        }
        if (carried.link() != null) {
            values.put("link", carried.link());
        }
        return values;
    }

    /** For example 22 November 2026, 21:04 UTC: where the reader is at home nobody knows. */
    private static String time(String instant, Locale language) {
        return DateTimeFormatter.ofPattern(Texts.get(BUNDLE, "time.pattern", language), language)
                .format(Instant.parse(instant).atOffset(ZoneOffset.UTC));
    }

    /** Plain: whoever lays it out as HTML escapes it. */
    private String render(String key, Locale language, Map<String, String> values) {
        return parse(key, language).render(values);
    }

    private io.quarkus.qute.Template parse(String key, Locale language) {
        return engine.parse(Texts.get(BUNDLE, key, language));
    }
}
