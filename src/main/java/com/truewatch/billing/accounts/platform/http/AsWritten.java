package com.truewatch.billing.accounts.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.truewatch.billing.accounts.platform.http.reception.CanonicalIds;
import com.truewatch.billing.accounts.platform.text.StrictUtf8;
import java.io.IOException;
import java.util.Arrays;
import java.util.UUID;

/**
 * Members that mean something only as they are written: Jackson's own readers take {@code " EMAIL "} and {@code
 * "EMAIL\u0000"} for an enumeration value, Base64 for a UUID, and half a surrogate pair for text.
 */
final class AsWritten extends SimpleModule {
    private static final long serialVersionUID = 1L;

    AsWritten() {
        super("as-written");
        addDeserializer(UUID.class, new CanonicalUuid());
        addDeserializer(String.class, new WholeText());
        setDeserializerModifier(new ExactEnums());
    }

    private static final class ExactEnums extends BeanDeserializerModifier {
        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config, JavaType type, BeanDescription bean, JsonDeserializer<?> lenient) {
            return new ExactEnum(type.getRawClass());
        }
    }

    /** By the very name of a constant. */
    private static final class ExactEnum extends StdScalarDeserializer<Object> {
        private static final long serialVersionUID = 1L;

        ExactEnum(Class<?> type) {
            super(type);
        }

        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String name = text(parser, context, handledType());
            return Arrays.stream(handledType().getEnumConstants())
                    .filter(it -> ((Enum<?>) it).name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> context.weirdStringException(name, handledType(), "no such name"));
        }
    }

    /** RFC 9562, 4: 36 characters. */
    private static final class CanonicalUuid extends StdScalarDeserializer<UUID> {
        private static final long serialVersionUID = 1L;

        CanonicalUuid() {
            super(UUID.class);
        }

        @Override
        public UUID deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = text(parser, context, UUID.class);
            if (!CanonicalIds.FORM.matcher(text).matches()) {
                throw context.weirdStringException(text, UUID.class, "not in the canonical form");
            }
            return UUID.fromString(text);
        }
    }

    /** Without half a surrogate pair, which an escape can spell and UTF-8 cannot: it would be kept as a question mark. */
    private static final class WholeText extends StringDeserializer {
        private static final long serialVersionUID = 1L;

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = super.deserialize(parser, context);
            if (text != null && !StrictUtf8.canEncode(text)) {
                throw context.weirdStringException("", String.class, "half a surrogate pair");
            }
            return text;
        }
    }

    private static String text(JsonParser parser, DeserializationContext context, Class<?> type) throws IOException {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            throw context.wrongTokenException(parser, type, JsonToken.VALUE_STRING, "no text");
        }
        return parser.getText();
    }
}
