package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/** What the code says of each operation beside what the document shows already. */
final class Endpoints {
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName REFUSALS = DotName.createSimple(Refusals.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName POSTS = DotName.createSimple(POST.class);

    private final Map<String, Endpoint> byOperationId = new HashMap<>();

    Endpoints(IndexView index) {
        for (AnnotationInstance operation : index.getAnnotations(OPERATION)) {
            if (operation.target().kind() == AnnotationTarget.Kind.METHOD && operation.value("operationId") != null) {
                byOperationId.put(
                        operation.value("operationId").asString(),
                        read(operation.target().asMethod()));
            }
        }
    }

    /** Every operation of the document has an id of its own, or the build fails here. */
    Endpoint get(String operationId) {
        Endpoint endpoint = byOperationId.get(operationId);
        if (endpoint == null) {
            throw new IllegalStateException("no @Operation with operationId " + operationId);
        }
        return endpoint;
    }

    private static Endpoint read(MethodInfo method) {
        AnnotationInstance refusals = method.annotation(REFUSALS);
        return new Endpoint(
                method.hasAnnotation(ROLES) || method.declaringClass().hasDeclaredAnnotation(ROLES),
                method.hasAnnotation(POSTS),
                refusals == null
                        ? List.of()
                        : Arrays.stream(refusals.value().asEnumArray())
                                .map(Problem::valueOf)
                                .toList());
    }

    /**
     * One operation's method.
     *
     * @param needsToken whether it is restricted to a role
     * @param posts whether it is a POST
     * @param refusals the problems of its own
     */
    record Endpoint(boolean needsToken, boolean posts, List<Problem> refusals) {
        /** Whether a repeat under the same {@code Idempotency-Key} gets the first answer. */
        boolean takesIdempotencyKey() {
            return needsToken && posts;
        }
    }
}
