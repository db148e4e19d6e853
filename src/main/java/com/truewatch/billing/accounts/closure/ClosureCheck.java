package com.truewatch.billing.accounts.closure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.http.OutboundHttp;
import io.quarkus.runtime.configuration.ConfigUtils;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/** One service that is asked whether it is done with an account. Whatever is no clear word counts as none. */
class ClosureCheck {
    private static final Logger LOG = Logger.getLogger(ClosureCheck.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name;
    private final ClosureConfig.Check config;

    ClosureCheck(String name, ClosureConfig.Check config) {
        this.name = name;
        this.config = config;
        OutboundHttp.requireServer(
                "accounts.closure.checks." + name + ".url", config.url(), ConfigUtils.isProfileActive("local"));
    }

    /** Its word, which never fails and takes no longer than the timeout. */
    CompletableFuture<Answer> ask(OutboundHttp http, UUID accountId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(about(accountId)).header("Accept", "application/json");
        config.secret().ifPresent(it -> request.header("Authorization", "Bearer " + it));
        return http.begin(request.build())
                .thenApply(this::read)
                .exceptionally(failed -> none(failed.getClass().getSimpleName()));
    }

    private URI about(UUID accountId) {
        String parameter = (config.url().getQuery() == null ? "?" : "&") + "accountId=" + accountId;
        return URI.create(config.url() + parameter);
    }

    private Answer read(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            return none("status " + answer.statusCode());
        }
        try {
            JsonNode closable = JSON.readTree(answer.body()).path("closable");
            if (closable.isBoolean()) {
                return closable.booleanValue() ? Answer.YES : Answer.NO;
            }
            return none("no word");
        } catch (JsonProcessingException malformed) {
            return none("malformed answer");
        }
    }

    private Answer none(String why) {
        LOG.warnf("Nobody can close an account, because %s does not say whether it agrees: %s", name, why);
        return Answer.NONE;
    }

    /** What a service says. */
    enum Answer {
        /** It is done with the account. */
        YES,
        /** It is not. */
        NO,
        /** It did not say. */
        NONE
    }
}
