package com.truewatch.billing.accounts.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says of a request that is one thing or another which members go together: the record has them all, each of which may
 * be missing, and refuses what does not.
 */
final class Alternatives {
    private static final Map<String, List<Alternative>> BY_REQUEST = new TreeMap<>(Map.of(
            "LoginRequest",
            List.of(
                    new Alternative("LoginByPassword", "With the password.", List.of("login", "password")),
                    new Alternative(
                            "LoginByCode", "With a code that was asked for before.", List.of("codeRequestId", "code")),
                    new Alternative("LoginByTicket", "With a ticket of the console.", List.of("ticket")),
                    new Alternative(
                            "SecondProofByTotp",
                            "The second step, with the value that an authenticator app shows.",
                            List.of("factorTicket", "totp")),
                    new Alternative(
                            "SecondProofByRecoveryCode",
                            "The second step, with a recovery code.",
                            List.of("factorTicket", "recoveryCode")),
                    new Alternative(
                            "LoginByPasskey",
                            "With a passkey: alone it is both proofs, with `factorTicket` the second one.",
                            List.of("challengeId", "passkey"),
                            List.of("factorTicket"))),
            "GiveProofRequest",
            List.of(
                    new Alternative("ProofByPassword", "With the password.", List.of("password")),
                    new Alternative("ProofByTotp", "With the value that an authenticator app shows.", List.of("totp")),
                    new Alternative("ProofByPasskey", "With a passkey.", List.of("challengeId", "passkey")),
                    new Alternative(
                            "ProofByCode",
                            "With a code that went to the email, where there is neither password nor factor.",
                            List.of("codeRequestId", "code"))),
            "ClaimCloudAccountRequest",
            List.of(
                    new Alternative(
                            "ClaimByLink",
                            "With the claim of the page to which the marketplace has led.",
                            List.of("claim")),
                    new Alternative(
                            "ClaimByIds",
                            "With the ids that the provider shows to its buyers.",
                            List.of("provider", "accountId", "instanceId")))));

    private Alternatives() {}

    static void complete(Components components) {
        BY_REQUEST.forEach((request, alternatives) -> {
            Schema all = Objects.requireNonNull(components.getSchemas().get(request), request);
            List<Schema> references = new ArrayList<>();
            for (Alternative alternative : alternatives) {
                components.addSchema(alternative.name(), alternative.of(all));
                references.add(OASFactory.createSchema().ref(alternative.name()));
            }
            components.addSchema(
                    request,
                    OASFactory.createSchema().description(all.getDescription()).oneOf(references));
        });
    }

    /** One of them: these members, perhaps those, and no other. */
    private record Alternative(String name, String description, List<String> members, List<String> optional) {
        Alternative(String name, String description, List<String> members) {
            this(name, description, members, List.of());
        }

        Schema of(Schema all) {
            Schema schema = OASFactory.createSchema()
                    .type(List.of(Schema.SchemaType.OBJECT))
                    .description(description)
                    .required(members)
                    .additionalPropertiesSchema(OASFactory.createSchema().booleanSchema(false));
            Stream.concat(members.stream(), optional.stream())
                    .forEach(it -> schema.addProperty(
                            it, given(Objects.requireNonNull(all.getProperties().get(it), it))));
            return schema;
        }

        /** As it is where it may not be missing. */
        private static Schema given(Schema member) {
            if (member.getAnyOf() != null) {
                return OASFactory.createSchema()
                        .ref(member.getAnyOf().get(0).getRef())
                        .description(member.getDescription());
            }
            return member.type(member.getType().stream()
                    .filter(it -> it != Schema.SchemaType.NULL)
                    .toList());
        }
    }
}
