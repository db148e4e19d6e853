package com.truewatch.billing.accounts.platform.logging;

import com.truewatch.billing.accounts.platform.security.secret.Secrets;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;

/** What each line says that is logged for the present request, on whatever thread. */
@Singleton
public class LogContext {
    static final String REQUEST_ID = "requestId";
    static final String ACCOUNT = "accountPseudonym";

    private static final String NO_ROUTE = "-";
    private static final String ROUTE = "UrlPathTemplate";
    private static final int PSEUDONYM_BYTES = 6;
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Secrets secrets;

    LogContext(Secrets secrets) {
        this.secrets = secrets;
    }

    /** The request is this account's, which the log knows by a pseudonym only. */
    public void isOf(UUID accountId) {
        MDC.put(ACCOUNT, pseudonym(accountId));
    }

    /** Always the same for an account, until the key that derives it is replaced; leads nobody back to it without that key. */
    public String pseudonym(UUID accountId) {
        byte[] tag = secrets.derive(secrets.currentKeyId(), "log pseudonym", accountId)
                .orElseThrow();
        return HexFormat.of().formatHex(tag, 0, PSEUDONYM_BYTES);
    }

    /** The id of the present request, where that is a UUID: a caller may have given it another one. */
    public static Optional<UUID> requestId() {
        return Optional.ofNullable(MDC.get(REQUEST_ID))
                .map(Object::toString)
                .filter(it -> UUID_FORM.matcher(it).matches())
                .map(UUID::fromString);
    }

    /** The path of the present request as the contract writes it, without ids and names; a dash where none fits. */
    public static String route() {
        Context request = Vertx.currentContext();
        String template = request == null ? null : request.getLocal(ROUTE);
        return template == null ? NO_ROUTE : template;
    }

    /** Until the framework finds a route there is none: neither log nor metrics repeat a path that somebody made up. */
    public static void beginWithoutRoute() {
        Context request = Vertx.currentContext();
        if (request != null) {
            request.putLocal(ROUTE, NO_ROUTE);
        }
    }
}
