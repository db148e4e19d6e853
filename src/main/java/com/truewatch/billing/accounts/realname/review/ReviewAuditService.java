package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.limits.Limit;
import com.truewatch.billing.accounts.platform.limits.Limits;
import com.truewatch.billing.accounts.platform.limits.RateLimits;
import com.truewatch.billing.accounts.realname.RealNameApplicationRepository;
import com.truewatch.billing.accounts.realname.review.RealNameAct.Act;
import io.quarkus.security.spi.runtime.AuthorizationFailureEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Records who wanted to see or decide an application without the right to; a hundred a day of each, not a flood. */
@ApplicationScoped
class ReviewAuditService {
    private static final Pattern ONE_APPLICATION = Pattern.compile(
            Pattern.quote(ReviewResource.PATH) + "/([0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12})(?:[/;].*)?");
    private static final Limits RECORDED = Limits.of(new Limit(100, Duration.ofDays(1)));

    private final RealNameApplicationRepository applications;
    private final RealNameActRepository acts;
    private final RateLimits limits;
    private final Clock clock;

    ReviewAuditService(
            RealNameApplicationRepository applications, RealNameActRepository acts, RateLimits limits, Clock clock) {
        this.applications = applications;
        this.acts = acts;
        this.limits = limits;
        this.clock = clock;
    }

    /** Beside the refusal, which does not wait for it. */
    @Transactional
    public void record(@ObservesAsync AuthorizationFailureEvent refused) {
        if (refused.getEventProperties().get(RoutingContext.class.getName()) instanceof RoutingContext call
                && refused.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
            Matcher path = ONE_APPLICATION.matcher(call.normalizedPath());
            if (path.matches()) {
                record(UUID.fromString(path.group(1)), token.getSubject());
            }
        }
    }

    private void record(UUID application, String actor) {
        applications
                .findAccountOf(application)
                .filter(account -> limits.tryTake("real-name refusals " + actor, RECORDED))
                .ifPresent(account ->
                        acts.persist(new RealNameAct(account, Act.REFUSED, actor, clock.instant()).about(application)));
    }
}
