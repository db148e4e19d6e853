package com.truewatch.billing.accounts.platform.http.reception;

import com.truewatch.billing.accounts.platform.http.Api;
import com.truewatch.billing.accounts.platform.http.FormFile;
import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Refuses a body by its headers, before a byte of it is read: too large, compressed, not UTF-8, or of no kind. */
@Singleton
class BodyRules {
    /** The largest body of a JSON request, in bytes. */
    private static final int MAX_BYTES = 64 * 1024;

    /** A form with a file may be larger; only an operation that takes files reads it. */
    private static final int MAX_FORM_BYTES = 5 * 1024 * 1024 + FormFile.MAX_FRAME_BYTES;

    /** Marketplaces say how large theirs are. */
    private static final int MAX_MARKETPLACE_BYTES = 512 * 1024;

    /** A hundred thousand lines of accounts; they are stored as they come. */
    static final int MAX_IMPORT_BYTES = 64 * 1024 * 1024;

    private static final int AFTER_RESPONSE_HEADERS = 800;
    private static final Pattern CHARSET =
            Pattern.compile(";\\s*charset\\s*=\\s*\"?([^\\s;\"]+)", Pattern.CASE_INSENSITIVE);

    /** RFC 9110, 8.3.1, without the asterisk: a range of kinds is none, and the framework would take it for any. */
    private static final Pattern ONE_KIND =
            Pattern.compile("[ \\t]*[\\w!#$%&'+.^`|~-]++/[\\w!#$%&'+.^`|~-]++[ \\t]*+(?:;|\\z)");

    private final EarlyRefusals refusals;

    BodyRules(EarlyRefusals refusals) {
        this.refusals = refusals;
    }

    /** The largest body of this media type at this path, in bytes. */
    static int maxBytes(String path, @Nullable String mediaType) {
        if (path.startsWith(Api.MARKETPLACE + "/")) {
            return MAX_MARKETPLACE_BYTES;
        }
        if (isImport(path, mediaType)) {
            return MAX_IMPORT_BYTES;
        }
        return isDocument(path, mediaType) ? MAX_FORM_BYTES : MAX_BYTES;
    }

    /** The largest body of this request, in bytes. */
    static int maxBytes(HttpServerRequest request) {
        return maxBytes(request.path(), request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** Whether it sends a document. */
    static boolean isDocument(HttpServerRequest request) {
        return isDocument(request.path(), request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** Whether it sends accounts to be imported. */
    static boolean isImport(HttpServerRequest request) {
        return isImport(request.path(), request.getHeader(HttpHeaders.CONTENT_TYPE));
    }

    /** Whether there is one to be read; the server has seen to it that it is framed in one way only. */
    static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null
                ? request.headers().contains("Transfer-Encoding")
                : !length.strip().equals("0");
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, AFTER_RESPONSE_HEADERS);
    }

    private void check(RoutingContext context) {
        Optional<Problem> refusal = refusal(context.request());
        if (refusal.isEmpty()) {
            context.next();
            return;
        }
        refusals.end(new ProblemException(refusal.get()), context);
    }

    private static Optional<Problem> refusal(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        List<String> types = request.headers().getAll(HttpHeaders.CONTENT_TYPE);
        String type = types.isEmpty() ? null : types.get(0);
        if (isTooLarge(length, maxBytes(request))) {
            return Optional.of(Problem.PAYLOAD_TOO_LARGE);
        }
        if (type != null && !isMediaType(type)) {
            // The framework takes it for a defect, even where there is no body.
            return Optional.of(Problem.UNSUPPORTED_MEDIA_TYPE);
        }
        if (!hasBody(request)) {
            return Optional.empty();
        }
        String encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
        boolean readable = (encoding == null || encoding.equalsIgnoreCase("identity"))
                && types.size() == 1
                && ONE_KIND.matcher(types.get(0)).lookingAt()
                && isUtf8(types.get(0));
        return readable ? Optional.empty() : Optional.of(Problem.UNSUPPORTED_MEDIA_TYPE);
    }

    private static boolean isDocument(String path, @Nullable String mediaType) {
        return (path.equals(Api.DOCUMENTS) || path.equals(Api.DOCUMENTS + "/"))
                && mediaType != null
                && mediaType.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA);
    }

    private static boolean isImport(String path, @Nullable String mediaType) {
        return (path.equals(Api.IMPORTS) || path.equals(Api.IMPORTS + "/"))
                && mediaType != null
                && mediaType.toLowerCase(Locale.ROOT).startsWith(Api.NDJSON);
    }

    private static boolean isMediaType(String type) {
        try {
            MediaType.valueOf(type);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isUtf8(String type) {
        return CHARSET.matcher(type).results().allMatch(it -> it.group(1).equalsIgnoreCase("utf-8"));
    }

    /** The server has seen to it that it is a number, if of any size. */
    private static boolean isTooLarge(@Nullable String contentLength, int maxBytes) {
        if (contentLength == null) {
            return false;
        }
        String digits = contentLength.strip();
        return digits.length() > Integer.toString(maxBytes).length() + 3 || Long.parseLong(digits) > maxBytes;
    }
}
