package com.truewatch.billing.accounts.platform.openapi;

import com.truewatch.billing.accounts.platform.problem.Problem;
import com.truewatch.billing.accounts.platform.problem.ProblemResponses;
import com.truewatch.billing.accounts.platform.problem.ProblemTexts;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Describes every problem an operation can answer with. Operations that refuse alike share one response, named by its
 * status and types, for example {@code Refused409WrongStateOrAccountOnHold}; each type has one example.
 */
final class RefusalAnswers {
    private static final Comparator<Problem> BY_STATUS =
            Comparator.comparingInt(Problem::status).thenComparing(Problem::ordinal);

    private final ProblemTexts texts = new ProblemTexts();
    private final Map<String, APIResponse> shared = new TreeMap<>();
    private final Set<Problem> met = EnumSet.noneOf(Problem.class);

    /** Every type in one list, for the introduction. */
    String table() {
        return List.of(Problem.values()).stream()
                .sorted(BY_STATUS)
                .map(it -> "| " + it.status() + " | [`" + it.slug() + "`](" + it.type() + ") | "
                        + texts.title(it, Locale.ENGLISH) + " |")
                .collect(Collectors.joining(
                        "\n",
                        "\n\n<details><summary>Every problem type</summary>\n\n| status | type | |\n|---|---|---|\n",
                        "\n\n</details>\n"));
    }

    /** Names the refusals of an operation; {@link #addTo(Components)} says what they are. */
    void addTo(String path, Operation operation, OperationIndex.Endpoint endpoint) {
        Map<Integer, Set<Problem>> byStatus = possible(path, operation, endpoint).stream()
                .collect(Collectors.groupingBy(
                        Problem::status, Collectors.toCollection(() -> EnumSet.noneOf(Problem.class))));
        byStatus.forEach((status, types) -> {
            String name = name(status, types);
            shared.computeIfAbsent(name, missing -> answer(types));
            met.addAll(types);
            operation
                    .getResponses()
                    .addAPIResponse(
                            status.toString(), OASFactory.createAPIResponse().ref(name));
        });
    }

    /** Once every operation has named its refusals. */
    void addTo(Components components) {
        shared.forEach(components::addResponse);
        met.forEach(it -> components.addExample(
                it.slug(),
                OASFactory.createExample()
                        .summary(texts.title(it, Locale.ENGLISH))
                        .value(example(it))));
    }

    private static Set<Problem> possible(String path, Operation operation, OperationIndex.Endpoint endpoint) {
        Set<Problem> possible = EnumSet.of(Problem.NOT_ACCEPTABLE, Problem.INTERNAL_ERROR, Problem.UNAVAILABLE);
        possible.addAll(endpoint.refusals());
        if (operation.getRequestBody() != null) {
            possible.addAll(EnumSet.of(
                    Problem.INVALID_REQUEST,
                    Problem.REQUEST_TIMEOUT,
                    Problem.PAYLOAD_TOO_LARGE,
                    Problem.UNSUPPORTED_MEDIA_TYPE));
        }
        if (path.contains("{")) {
            // What is no text at all leads nowhere.
            possible.add(Problem.NOT_FOUND);
        }
        if (endpoint.needsToken()) {
            possible.addAll(EnumSet.of(Problem.AUTHENTICATION_REQUIRED, Problem.FORBIDDEN));
        }
        if (endpoint.caller() != null && endpoint.caller().isHolder()) {
            possible.add(Problem.SESSION_ENDED);
        }
        if (endpoint.needsStrongLogin()) {
            possible.add(Problem.STRONGER_LOGIN_REQUIRED);
        }
        if (endpoint.takesIdempotencyKey()) {
            possible.addAll(
                    EnumSet.of(Problem.INVALID_REQUEST, Problem.REQUEST_IN_PROGRESS, Problem.IDEMPOTENCY_KEY_REUSED));
            if (endpoint.caller() != null) {
                // A holder may have kept too many. Of the others, a repeat finds nothing once the account is closed
                // that the first answer told of.
                possible.add(endpoint.caller().isHolder() ? Problem.TOO_MANY_REQUESTS : Problem.NOT_FOUND);
            }
        }
        return possible;
    }

    private static String name(int status, Set<Problem> types) {
        return types.stream()
                .map(it -> Arrays.stream(it.slug().split("-"))
                        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining("Or", "Refused" + status, ""));
    }

    private static APIResponse answer(Set<Problem> types) {
        MediaType content =
                OASFactory.createMediaType().schema(OASFactory.createSchema().ref(ProblemSchema.NAME));
        types.forEach(
                it -> content.addExample(it.slug(), OASFactory.createExample().ref(it.slug())));
        int status = types.iterator().next().status();
        APIResponse answer = OASFactory.createAPIResponse()
                .description(types.stream().map(Problem::slug).collect(Collectors.joining("`, `", "`", "`")))
                .content(OASFactory.createContent().addMediaType(ProblemResponses.PROBLEM_JSON, content));
        AnswerHeaders.complete(answer, status);
        return answer;
    }

    private Map<String, Object> example(Problem type) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.type());
        body.put("title", texts.title(type, Locale.ENGLISH));
        body.put("status", type.status());
        body.put("detail", texts.detail(type, Locale.ENGLISH));
        body.put("instance", "urn:uuid:019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b");
        switch (type) {
            case INVALID_REQUEST -> {
                Map<String, Object> violation = new LinkedHashMap<>();
                violation.put("pointer", "/address");
                violation.put("message", "must be an email address");
                body.put("violations", List.of(violation));
            }
            case SECOND_FACTOR_REQUIRED -> {
                body.put("factorTicket", "local.AZorPE..");
                body.put("methods", List.of("PASSKEY", "TOTP", "RECOVERY_CODE"));
                body.put("expiresAt", "2026-11-23T09:05:00Z");
            }
            case STRONGER_LOGIN_REQUIRED -> body.put("needs", "FRESH_PROOF");
            case WRONG_STATE -> body.put("state", "CURRENT_VERIFIED");
            case CODE_INCORRECT -> body.put("attemptsLeft", 4);
            case PASSKEY_REJECTED -> body.put("reason", "ORIGIN");
            case PASSWORD_REJECTED -> body.put("reasons", List.of("TOO_SHORT", "TOO_GUESSABLE"));
            case CLOSURE_REFUSED -> body.put("reasons", List.of("WORKSPACES_BOUND"));
            case SETTLEMENT_NOT_ALLOWED -> {
                body.put("reason", "MONTHLY_LIMIT");
                body.put("until", "2026-12-01T00:00:00Z");
            }
            case ACCOUNT_FROZEN, ACCOUNT_ON_HOLD -> body.put("until", "2026-11-23T09:30:00Z");
            default -> {
                // No members of its own.
            }
        }
        return body;
    }
}
