package com.truewatch.billing.accounts.platform.openapi;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;

/** The one body of every refusal. */
final class ProblemSchema {
    static final String NAME = "Problem";

    private ProblemSchema() {}

    static void addTo(Components components) {
        components.addSchema(
                NAME,
                OASFactory.createSchema()
                        .type(List.of(Schema.SchemaType.OBJECT))
                        .description("A refusal, as RFC 9457 has it; types add members of their own.")
                        .required(List.of("type", "title", "status", "detail", "instance"))
                        .addProperty(
                                "type",
                                text("Stable; explained at this address.").format("uri-reference"))
                        .addProperty("title", text("The same for every occurrence of the type."))
                        .addProperty(
                                "status",
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.INTEGER))
                                        .description("The HTTP status."))
                        .addProperty("detail", text("What it means and what helps, by `Accept-Language`."))
                        .addProperty(
                                "instance",
                                text("Names this occurrence, for support.").format("uri"))
                        .addProperty("state", text("With `wrong-state`: where the resource is."))
                        .addProperty(
                                "until",
                                text("When it ends by itself, if it does.").format("date-time"))
                        .addProperty(
                                "reason",
                                text(
                                        "With `settlement-not-allowed` and `passkey-rejected`; clients ignore reasons that they do not know."))
                        .addProperty(
                                "needs",
                                text("With `stronger-login-required`, where the session itself is strong enough: "
                                        + "`FRESH_PROOF`, see `giveProof`."))
                        .addProperty(
                                "factorTicket",
                                text("With `second-factor-required`: for the second proof, once. Keep it out of logs."))
                        .addProperty(
                                "methods",
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.ARRAY))
                                        .description("With `second-factor-required`: what can be the second proof.")
                                        .items(text("Clients ignore methods that they do not know.")))
                        .addProperty(
                                "expiresAt",
                                text("With `second-factor-required`: until when the ticket is good.")
                                        .format("date-time"))
                        .addProperty(
                                "attemptsLeft",
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.INTEGER))
                                        .description("With `code-incorrect`: the tries the step has left."))
                        .addProperty(
                                "reasons",
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.ARRAY))
                                        .description("With `password-rejected`: everything that is wrong with it. "
                                                + "With `closure-refused`: all that stands in the way.")
                                        .items(text("Clients ignore reasons that they do not know.")))
                        .addProperty(
                                "violations",
                                OASFactory.createSchema()
                                        .type(List.of(Schema.SchemaType.ARRAY))
                                        .description("With `invalid-request`: everything that is wrong.")
                                        .items(OASFactory.createSchema().ref("Violation"))));
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(List.of(Schema.SchemaType.STRING)).description(description);
    }
}
