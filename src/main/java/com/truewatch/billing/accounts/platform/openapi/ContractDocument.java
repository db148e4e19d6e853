package com.truewatch.billing.accounts.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.IndexView;

/** Completes the generated OpenAPI document, while the application is built. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ContractDocument implements OASFilter {
    static final String BEARER = "bearer";
    static final String REFRESH_COOKIE = "refreshCookie";

    private final OperationIndex endpoints;
    private final SchemaCompletion schemas;
    private final RefusalAnswers refusals = new RefusalAnswers();
    private final Parameters parameters = new Parameters();
    private final Examples examples = Examples.load();

    /** Quarkus hands over the index of the application's classes. */
    public ContractDocument(IndexView index) {
        this.endpoints = new OperationIndex(index);
        this.schemas = new SchemaCompletion(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        Components components = document.getComponents();
        describe(document);
        schemas.complete(components);
        ProblemSchema.addTo(components);
        OpenCodes.complete(components);
        Alternatives.complete(components);
        Conditions.complete(components);
        Patterns.anchor(components);
        AnswerHeaders.addTo(components);
        document.getPaths()
                .getPathItems()
                .forEach((path, item) ->
                        item.getOperations().values().forEach(operation -> complete(path, operation, components)));
        refusals.addTo(components);
        parameters.addTo(components);
        examples.addTo(document);
    }

    private void complete(String path, Operation operation, Components components) {
        OperationIndex.Endpoint endpoint = endpoints.get(operation.getOperationId());
        if (endpoint.caller() != null) {
            operation.setSecurity(List.of(OASFactory.createSecurityRequirement().addScheme(BEARER)));
            describe(endpoint.caller(), operation);
        } else if (operation.getSecurity() == null) {
            operation.setSecurity(List.of());
        }
        parameters.complete(path, operation, endpoint.takesIdempotencyKey());
        AnswerHeaders.complete(operation);
        refusals.addTo(path, operation, endpoint);
        ResponseDescriptions.complete(operation, components);
    }

    /** In words where it is not for holders, as most of the document is, and for programs in every case. */
    private static void describe(OperationIndex.Caller caller, Operation operation) {
        operation.addExtension("x-required-role", caller.role());
        String needs = "\n\nFor role `" + caller.role() + "`";
        if (caller.scope() != null) {
            operation.addExtension("x-required-scope", caller.scope());
            needs += " with scope `" + caller.scope() + "`";
        }
        if (caller.right() != null) {
            operation.addExtension("x-required-right", caller.right());
            needs += " with right `" + caller.right() + "`";
        }
        if (!caller.isHolder()) {
            operation.setDescription(operation.getDescription() + needs + ".");
        }
    }

    private void describe(OpenAPI document) {
        // Quarkus adds the application's version, which is the pom's.
        document.setInfo(OASFactory.createInfo()
                .title("TrueWatch Billing Center: account management")
                .description(examples.introduction() + refusals.table())
                .contact(OASFactory.createContact().name("TrueWatch Billing Center")));
        // Where the document comes from, unless a setting says better: see PublicServer.
        document.setServers(List.of(OASFactory.createServer().url("/")));
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("JWT")
                                .description("The `accessToken` of `POST /api/v1/sessions`, good for five minutes; "
                                        + "for services and operators a token of the platform."))
                .addSecurityScheme(
                        REFRESH_COOKIE,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.APIKEY)
                                .in(SecurityScheme.In.COOKIE)
                                .name("__Host-refresh_token")
                                .description("The cookie that a login sets and `refreshSession` rotates. "
                                        + "In local mode, which is http, it is `refresh_token`."));
        document.setTags(
                examples.tags().entrySet().stream().map(ContractDocument::tag).toList());
    }

    private static org.eclipse.microprofile.openapi.models.tags.Tag tag(Map.Entry<String, String> tag) {
        return OASFactory.createTag().name(tag.getKey()).description(tag.getValue());
    }
}
