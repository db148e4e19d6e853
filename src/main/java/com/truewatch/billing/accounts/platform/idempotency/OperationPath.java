package com.truewatch.billing.accounts.platform.idempotency;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Which operation a call is of: its path as the contract writes it, with this call's ids, however it was spelled. */
final class OperationPath {
    /** Every operation's path; another one is answered 404 by its resource, and may not fit a row or its index. */
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,512}");

    private OperationPath() {}

    /** Empty where no operation has such a path. */
    static Optional<String> of(Method operation, UriInfo uri) {
        Map<String, Object> values = new LinkedHashMap<>();
        uri.getPathParameters().forEach((name, given) -> values.put(name, given.get(0)));
        for (Parameter parameter : operation.getParameters()) {
            PathParam named = parameter.getAnnotation(PathParam.class);
            if (named != null && parameter.getType() == UUID.class) {
                Optional<UUID> id = uuid(String.valueOf(values.get(named.value())));
                if (id.isEmpty()) {
                    return Optional.empty();
                }
                values.put(named.value(), id.get());
            }
        }
        String path = UriBuilder.fromPath("/")
                .path(template(operation.getDeclaringClass()))
                .path(template(operation))
                .buildFromMap(values)
                .toString();
        return Optional.of(path).filter(it -> FORM.matcher(it).matches());
    }

    private static String template(AnnotatedElement element) {
        Path path = element.getAnnotation(Path.class);
        return path == null ? "" : path.value();
    }

    /** As the framework reads it. */
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }
}
