package com.truewatch.billing.accounts.platform.http.reception;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An id in a path has one length: the JDK also reads one without its leading zeros, which is no path that was ever given out. */
@Provider
public class CanonicalIds implements ParamConverterProvider {
    /** RFC 9562, 4. */
    public static final Pattern FORM = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    @Override
    @SuppressWarnings("unchecked") // The type is compared.
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        return raw == UUID.class ? (ParamConverter<T>) new Ids() : null;
    }

    private static final class Ids implements ParamConverter<UUID> {
        @Override
        public @Nullable UUID fromString(@Nullable String text) {
            if (text == null) {
                return null;
            }
            if (!FORM.matcher(text).matches()) {
                throw new NotFoundException();
            }
            return UUID.fromString(text);
        }

        @Override
        public String toString(UUID id) {
            return id.toString();
        }
    }
}
