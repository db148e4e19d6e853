package com.truewatch.billing.accounts.platform.wire;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the head of a message must be, so that everybody on its way reads the same (RFC 9112). */
final class MessageRules {
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private MessageRules() {}

    /** Whether it asks for what anybody here could do: the others are not even counted by their names. */
    static boolean isOfKnownMethod(HttpRequest request) {
        return METHODS.contains(request.method().name());
    }

    /** The first thing that is wrong. */
    static Optional<MalformedRequestException> flaw(HttpRequest request) {
        if (!isOfOurVersion(request)) {
            return flaw("must be HTTP/1.1");
        }
        if (!isOfOneLength(request)) {
            return flaw("must say its length once, by Content-Length or by Transfer-Encoding: chunked");
        }
        if (request.headers().getAll(HttpHeaderNames.HOST).size() > 1) {
            return flaw("must name one host");
        }
        if (request.headers().names().contains("")) {
            return flaw("must name its header fields");
        }
        return isUri(request.uri())
                ? Optional.empty()
                : flaw("must have a target that is a URI: encode what else it has");
    }

    /** The only versions here. */
    static boolean isOfOurVersion(HttpRequest request) {
        return HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                || HttpVersion.HTTP_1_0.equals(request.protocolVersion());
    }

    /** Sections 6.1 and 6.3. Netty takes any list that has "chunked" in it, and no body where it has not. */
    private static boolean isOfOneLength(HttpRequest request) {
        List<String> codings = request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return codings.isEmpty()
                || (HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                        && codings.size() == 1
                        && codings.get(0).equalsIgnoreCase("chunked")
                        && !request.headers().contains(HttpHeaderNames.CONTENT_LENGTH));
    }

    /** As the framework asks, which refuses the rest without a word. */
    private static boolean isUri(String target) {
        try {
            return !new URI(target).toString().isEmpty();
        } catch (URISyntaxException none) {
            return false;
        }
    }

    private static Optional<MalformedRequestException> flaw(String rule) {
        return Optional.of(new MalformedRequestException(rule));
    }
}
