package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.idempotency.Idempotent;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.Refusals;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsOwnLogin;
import com.truewatch.billing.accounts.platform.security.token.PlatformTokens;
import com.truewatch.billing.accounts.platform.security.token.Rights;
import io.quarkus.security.PermissionsAllowed;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/** What the code says of each operation beside what the document shows already. */
final class OperationIndex {
    private static final DotName OPERATION = DotName.createSimple(Operation.class);
    private static final DotName REFUSALS = DotName.createSimple(Refusals.class);
    private static final DotName ROLES = DotName.createSimple(RolesAllowed.class);
    private static final DotName OPEN = DotName.createSimple(PermitAll.class);
    private static final DotName PERMISSIONS = DotName.createSimple(PermissionsAllowed.class);
    private static final DotName GETS = DotName.createSimple(GET.class);
    private static final DotName OWN_LOGIN = DotName.createSimple(NeedsOwnLogin.class);
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);

    private final Map<String, Endpoint> byOperationId = new HashMap<>();

    OperationIndex(IndexView index) {
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
                caller(method),
                method.hasAnnotation(IDEMPOTENT),
                method.hasAnnotation(GETS) && !method.hasAnnotation(OWN_LOGIN),
                refusals == null
                        ? List.of()
                        : Arrays.stream(refusals.value().asEnumArray())
                                .map(Problem::valueOf)
                                .toList());
    }

    /** What stands at the method counts, else what stands at its class. */
    private static @Nullable Caller caller(MethodInfo method) {
        return Stream.of(method, method.declaringClass())
                .map(OperationIndex::restriction)
                .filter(Objects::nonNull)
                .findFirst()
                .map(OperationIndex::caller)
                .orElse(null);
    }

    private static @Nullable AnnotationInstance restriction(AnnotationTarget target) {
        return Stream.of(PERMISSIONS, ROLES, OPEN)
                .map(target::declaredAnnotation)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Caller caller(AnnotationInstance restriction) {
        if (restriction.name().equals(OPEN)) {
            return null;
        }
        String[] allowed = restriction.value().asStringArray();
        if (allowed.length != 1) {
            throw new IllegalStateException("one role or permission each: " + restriction);
        }
        if (restriction.name().equals(ROLES)) {
            return new Caller(allowed[0], null, null);
        }
        return allowed[0].startsWith(Rights.OPERATOR)
                ? new Caller(PlatformTokens.ROLE_OPERATOR, null, allowed[0].substring(Rights.OPERATOR.length()))
                : new Caller(PlatformTokens.ROLE_SERVICE, allowed[0], null);
    }

    /**
     * One operation's method.
     *
     * @param caller who may call it; null where everybody may
     * @param repeatable whether it takes the header {@code Idempotency-Key}
     * @param reads whether it changes nothing, so that any login is strong enough for it
     * @param refusals the problems of its own
     */
    record Endpoint(@Nullable Caller caller, boolean repeatable, boolean reads, List<Problem> refusals) {
        /** Whether it is restricted at all. */
        boolean needsToken() {
            return caller != null;
        }

        /** Whether it is a holder's, and may need a secret of the account to have been shown. */
        boolean needsStrongLogin() {
            return caller != null && caller.isHolder() && !reads;
        }

        /** Whether a repeat under the same {@code Idempotency-Key} gets the first answer. */
        boolean takesIdempotencyKey() {
            return needsToken() && repeatable;
        }
    }

    /**
     * Whom an operation is for.
     *
     * @param role of the token
     * @param scope that a service needs; null where it is not for services
     * @param right that an operator needs; null where it is not for operators, or for each of them
     */
    record Caller(
            String role, @Nullable String scope, @Nullable String right) {
        boolean isHolder() {
            return role.equals(AccessTokens.ROLE_ACCOUNT);
        }
    }
}
