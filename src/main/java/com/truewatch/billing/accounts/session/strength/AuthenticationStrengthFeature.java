package com.truewatch.billing.accounts.session.strength;

import com.truewatch.billing.accounts.account.CurrentHolder;
import com.truewatch.billing.accounts.platform.security.token.AccessTokens;
import com.truewatch.billing.accounts.platform.security.token.NeedsFreshProof;
import com.truewatch.billing.accounts.platform.security.token.NeedsOwnLogin;
import com.truewatch.billing.accounts.platform.security.token.OpenToEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Puts the filters before everything that a holder can change; before the idempotency keys too. */
@Provider
public class AuthenticationStrengthFeature implements DynamicFeature {
    private final CurrentHolder caller;
    private final Clock clock;

    AuthenticationStrengthFeature(CurrentHolder caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        Method method = resource.getResourceMethod();
        boolean holders = isForHolders(method)
                .or(() -> isForHolders(resource.getResourceClass()))
                .orElse(false);
        if (!holders) {
            return;
        }
        if (!method.isAnnotationPresent(GET.class) || method.isAnnotationPresent(NeedsOwnLogin.class)) {
            boolean openToEntry = method.isAnnotationPresent(OpenToEntry.class);
            context.register(new AuthenticationStrengthFilter(caller, openToEntry), Priorities.AUTHORIZATION);
        }
        NeedsFreshProof fresh = method.getAnnotation(NeedsFreshProof.class);
        if (fresh != null) {
            context.register(new FreshProofFilter(caller, clock, fresh.always()), Priorities.AUTHORIZATION + 1);
        }
    }

    private static Optional<Boolean> isForHolders(AnnotatedElement element) {
        return Optional.ofNullable(element.getAnnotation(RolesAllowed.class))
                .map(it -> List.of(it.value()).contains(AccessTokens.ROLE_ACCOUNT));
    }
}
