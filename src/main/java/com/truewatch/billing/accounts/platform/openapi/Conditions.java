package com.truewatch.billing.accounts.platform.openapi;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says of a request which members it needs and which it must not have for a value of another one. It stays one type with all
 * of them: {@link Alternatives} is for requests that are one thing or another.
 */
final class Conditions {
    private static final Map<String, Condition> BY_REQUEST = new TreeMap<>(Map.of(
            "SubmitApplicationRequest",
            new Condition(
                    is("subjectType", "ENTERPRISE"),
                    List.of("registrationNumber", "legalRepresentative", "documentIds"),
                    List.of("idNumber", "phone"),
                    List.of("idNumber", "phone"),
                    List.of("registrationNumber", "taxId", "legalRepresentative", "address", "documentIds")),
            "ChooseSettlementRequest",
            new Condition(
                    is("method", "CLOUD_ACCOUNT"),
                    List.of("cloudAccountId"),
                    List.of(),
                    List.of(),
                    List.of("cloudAccountId")),
            "ChangePasswordRequest",
            new Condition(
                    OASFactory.createSchema().anyOf(List.of(given("resetId"), given("code"))),
                    List.of("resetId", "code"),
                    List.of("currentPassword"),
                    List.of(),
                    List.of("resetId", "code"))));

    private Conditions() {}

    static void complete(Components components) {
        BY_REQUEST.forEach((request, condition) ->
                condition.addTo(Objects.requireNonNull(components.getSchemas().get(request), request)));
    }

    private static Schema is(String member, String value) {
        return OASFactory.createSchema()
                .addProperty(member, OASFactory.createSchema().constValue(value));
    }

    /** There, and not null. */
    private static Schema given(String member) {
        return OASFactory.createSchema()
                .required(List.of(member))
                .addProperty(member, OASFactory.createSchema().not(nothing()));
    }

    private static Schema nothing() {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL));
    }

    /** If this holds, then these are needed and those must be missing or null; else others. */
    private record Condition(
            Schema when, List<String> needed, List<String> refused, List<String> elseNeeded, List<String> elseRefused) {
        void addTo(Schema request) {
            request.setIfSchema(when);
            request.setThenSchema(rule(needed, refused));
            request.setElseSchema(rule(elseNeeded, elseRefused));
        }

        private static Schema rule(List<String> needed, List<String> refused) {
            Schema rule = OASFactory.createSchema();
            if (!needed.isEmpty()) {
                rule.setRequired(needed);
            }
            needed.forEach(it -> rule.addProperty(it, OASFactory.createSchema().not(nothing())));
            refused.forEach(it -> rule.addProperty(it, nothing()));
            return rule;
        }
    }
}
