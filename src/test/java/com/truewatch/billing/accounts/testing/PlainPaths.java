package com.truewatch.billing.accounts.testing;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.internal.path.json.ConfigurableJsonSlurper;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ExtractableResponse;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the plain paths of an answer ({@code items[0].id}, {@code items.id}) from its document, which is parsed once.
 * REST Assured compiles a Groovy script for each path that it reads, which took two fifths of the time of a test; it
 * still reads what is more than names and indexes, and tells of what does not match.
 */
final class PlainPaths implements Filter {
    private static final Pattern PLAIN = Pattern.compile("\\w+(\\[\\d+])*(\\.\\w+(\\[\\d+])*)*");
    private static final Pattern STEP = Pattern.compile("(\\w+)|\\[(\\d+)]");

    /** What Groovy reads as something else than a member's name. */
    private static final Set<String> WORDS =
            Set.of("class", "empty", "metaClass", "in", "new", "null", "true", "false");

    private static final List<Class<?>> VIEWS =
            List.of(Response.class, ValidatableResponse.class, ExtractableResponse.class);

    @Override
    public Response filter(
            FilterableRequestSpecification request, FilterableResponseSpecification expected, FilterContext context) {
        return new Document(context.next(request, expected)).response();
    }

    /** The document of one answer, and the answer's views that read it. */
    private static final class Document {
        private final Response answer;
        private @Nullable Object root;

        private Document(Response answer) {
            this.answer = answer;
        }

        private Response response() {
            String type = answer.contentType();
            return type != null && type.contains("json") ? (Response) view(answer) : answer;
        }

        /** What reads this document, as whatever it is of the three. */
        private Object view(Object target) {
            Class<?>[] types =
                    VIEWS.stream().filter(it -> it.isInstance(target)).toArray(Class<?>[]::new);
            return types.length == 0
                    ? target
                    : Proxy.newProxyInstance(PlainPaths.class.getClassLoader(), types, new View(this, target));
        }

        /** Empty where only a script can tell. */
        private Optional<Value> read(String path) {
            if (!PLAIN.matcher(path).matches()) {
                return Optional.empty();
            }
            if (root == null) {
                root = new ConfigurableJsonSlurper(NumberReturnType.FLOAT_AND_DOUBLE).parseText(answer.asString());
            }
            Optional<Value> value = Optional.of(new Value(root));
            Matcher steps = STEP.matcher(path);
            while (steps.find() && value.isPresent()) {
                Object from = value.get().value();
                value = steps.group(1) == null
                        ? element(from, Integer.parseInt(steps.group(2)))
                        : member(from, steps.group(1));
            }
            return value;
        }

        private static Optional<Value> element(@Nullable Object from, int index) {
            return from instanceof List<?> list && index < list.size()
                    ? Optional.of(new Value(list.get(index)))
                    : Optional.empty();
        }

        private static Optional<Value> member(@Nullable Object from, String name) {
            if (WORDS.contains(name)) {
                return Optional.empty();
            }
            if (from instanceof Map<?, ?> object) {
                return Optional.of(new Value(object.get(name)));
            }
            if (!(from instanceof List<?> list)) {
                return Optional.empty();
            }
            List<@Nullable Object> values = new ArrayList<>();
            for (Object item : list) {
                if (!(item instanceof Map<?, ?> object)) {
                    return Optional.empty();
                }
                values.add(object.get(name));
            }
            return Optional.of(new Value(values));
        }
    }

    private record Value(@Nullable Object value) {}

    private record View(Document document, Object target) implements InvocationHandler {
        @Override
        public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
            if (method.getName().equals("path") && arguments != null && ((Object[]) arguments[1]).length == 0) {
                Optional<Value> value = document.read((String) arguments[0]);
                if (value.isPresent()) {
                    return value.get().value();
                }
            }
            if (method.getName().equals("body") && arguments != null && matches(arguments)) {
                return proxy;
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
            return seen(proxy, method, result);
        }

        /** Whatever names a root for the paths after it is left to REST Assured. */
        private @Nullable Object seen(Object proxy, Method method, @Nullable Object result) {
            if (result == null || method.getName().toLowerCase(Locale.ROOT).contains("root")) {
                return result;
            }
            return result == target ? proxy : document.view(result);
        }

        /** Whether all of {@code path, matcher, [path, matcher]..} are plain and match. */
        private boolean matches(Object[] arguments) {
            if (arguments.length != 3 || !(arguments[2] instanceof Object[] more)) {
                return false;
            }
            if (!matches(arguments[0], arguments[1]) || more.length % 2 != 0) {
                return false;
            }
            for (int i = 0; i < more.length; i += 2) {
                if (!matches(more[i], more[i + 1])) {
                    return false;
                }
            }
            return true;
        }

        private boolean matches(Object path, Object matcher) {
            return path instanceof String plain
                    && matcher instanceof org.hamcrest.Matcher<?> expected
                    && document.read(plain)
                            .filter(value -> expected.matches(value.value()))
                            .isPresent();
        }
    }
}
