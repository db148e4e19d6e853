package com.truewatch.billing.accounts.platform.problem;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Which methods a path takes: RFC 9110 wants it said with every 405, and the framework does not say it. */
@Singleton
public class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final List<Route> routes = new ArrayList<>();

    AllowedMethods(BeanManager beans) {
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Path root = bean.getBeanClass().getAnnotation(Path.class);
            if (root != null) {
                addRoutes(root.value(), bean.getBeanClass());
            }
        }
    }

    /** Whether there is something at this path, and it does not take this method. */
    boolean refuse(String method, String path) {
        Set<String> methods = methods(path);
        return methods.size() > 1 && !methods.contains(method);
    }

    /** Whether an operation of ours is at this path. */
    public boolean isServed(String path) {
        return methods(path).size() > 1;
    }

    /** For the Allow header, in alphabetical order; OPTIONS is always one of them. */
    public String of(String path) {
        return String.join(", ", methods(path));
    }

    private Set<String> methods(String path) {
        List<Route> matching = routes.stream()
                .filter(route -> route.path.matcher(path).matches())
                .toList();
        int fewest = matching.stream().mapToInt(Route::parameters).min().orElse(0);
        TreeSet<String> methods = new TreeSet<>(List.of("OPTIONS"));
        for (Route route : matching) {
            // A path written out is another one than that which has a parameter there.
            if (route.parameters == fewest) {
                methods.add(route.method);
                if (route.method.equals(HttpMethod.GET)) {
                    methods.add(HttpMethod.HEAD);
                }
            }
        }
        return methods;
    }

    private void addRoutes(String root, Class<?> resource) {
        for (Method method : resource.getDeclaredMethods()) {
            for (Annotation annotation : method.getAnnotations()) {
                HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                if (verb != null) {
                    Path own = method.getAnnotation(Path.class);
                    String template = root + (own == null ? "" : own.value());
                    int parameters = (int) PARAMETER.matcher(template).results().count();
                    routes.add(new Route(pattern(template), parameters, verb.value()));
                }
            }
        }
    }

    private static Pattern pattern(String template) {
        StringBuilder regex = new StringBuilder();
        int literal = 0;
        java.util.regex.Matcher parameters = PARAMETER.matcher(template);
        while (parameters.find()) {
            regex.append(Pattern.quote(template.substring(literal, parameters.start())))
                    .append("[^/]+");
            literal = parameters.end();
        }
        return Pattern.compile(regex.append(Pattern.quote(template.substring(literal)))
                .append("/?")
                .toString());
    }

    private record Route(Pattern path, int parameters, String method) {}
}
