package com.truewatch.billing.accounts.platform.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.truewatch.billing.accounts.platform.validation.PlainText;
import jakarta.validation.constraints.NotNull;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jspecify.annotations.Nullable;

/**
 * Says in the schemas what the records say in Java: which members may be null, that an answer has all of them, and that
 * a request has no others.
 */
final class SchemaCompletion {
    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);
    private static final DotName NULLABLE = DotName.createSimple(Nullable.class);
    private static final DotName NOT_NULL = DotName.createSimple(NotNull.class);
    private static final DotName PLAIN_TEXT = DotName.createSimple(PlainText.class);
    private static final DotName JSON_INCLUDE = DotName.createSimple(JsonInclude.class);
    private static final DotName FURTHER_MEMBERS = DotName.createSimple(JsonAnyGetter.class);

    private final Map<String, ClassInfo> records = new HashMap<>();

    SchemaCompletion(IndexView index) {
        for (ClassInfo type : index.getKnownClasses()) {
            if (type.isRecord()) {
                AnnotationInstance schema = type.declaredAnnotation(SCHEMA);
                if (schema != null && schema.value("name") != null) {
                    records.put(schema.value("name").asString(), type);
                } else {
                    // A value of the domain may bear the name that a body travels under.
                    records.putIfAbsent(type.name().withoutPackagePrefix().replaceFirst(".*\\$", ""), type);
                }
            }
        }
    }

    void complete(Components components) {
        components.getSchemas().forEach((name, schema) -> {
            ClassInfo type = records.get(name);
            if (type != null) {
                complete(schema, type);
            }
        });
        components.addSchema(
                "ProfilePatch",
                patchOf(Objects.requireNonNull(components.getSchemas().get("Profile"))));
        components.addSchema(
                "NewProfile",
                newOf(Objects.requireNonNull(components.getSchemas().get("Profile"))));
    }

    private static void complete(Schema schema, ClassInfo type) {
        String name = type.simpleName();
        boolean request = name.endsWith("Request") || name.endsWith("Patch") || name.endsWith("Body");
        List<String> always = new ArrayList<>();
        List<String> needed = new ArrayList<>();
        for (FieldInfo member : type.fieldsInDeclarationOrder()) {
            if (Modifier.isStatic(member.flags()) || member.hasAnnotation(FURTHER_MEMBERS)) {
                continue;
            }
            Schema property =
                    Objects.requireNonNull(schema.getProperties().get(member.name()), () -> name + "." + member.name());
            if (member.hasAnnotation(PLAIN_TEXT)) {
                boolean multiline = member.annotation(PLAIN_TEXT).value("multiline") != null;
                property.setPattern(multiline ? PlainText.LINES : PlainText.LINE);
            }
            // Not that of a type argument.
            if (member.declaredAnnotation(NOT_NULL) != null) {
                needed.add(member.name());
            }
            boolean optional = member.hasAnnotation(JSON_INCLUDE);
            if (!optional) {
                always.add(member.name());
                if (member.hasAnnotation(NULLABLE)) {
                    schema.addProperty(member.name(), nullable(property));
                }
            }
        }
        if (request) {
            schema.setAdditionalPropertiesSchema(nothingElse());
        }
        if (name.endsWith("Patch")) {
            schema.setRequired(null);
        } else if (!name.endsWith("Request")) {
            schema.setRequired(always);
        } else if (!needed.isEmpty()) {
            // SmallRye leaves out a member that is described elsewhere.
            schema.setRequired(needed);
        }
    }

    /** A merge patch of it: nothing is required, and everything that is optional may be emptied by null. */
    private static Schema patchOf(Schema whole) {
        Schema patch = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("The members of the profile to change; `null` empties an optional one.")
                .additionalPropertiesSchema(nothingElse());
        whole.getProperties().forEach(patch::addProperty);
        return patch;
    }

    /** The same as it begins: only the company's name is required. */
    private static Schema newOf(Schema whole) {
        Schema begun = OASFactory.createSchema()
                .type(List.of(Schema.SchemaType.OBJECT))
                .description("The profile with which an account begins.")
                .required(List.of("companyName"))
                .additionalPropertiesSchema(nothingElse());
        whole.getProperties().forEach(begun::addProperty);
        return begun;
    }

    private static Schema nothingElse() {
        return OASFactory.createSchema().booleanSchema(false);
    }

    private static Schema nullable(Schema property) {
        if (property.getRef() != null) {
            Schema reference = OASFactory.createSchema().ref(property.getRef());
            Schema nothing = OASFactory.createSchema().type(List.of(Schema.SchemaType.NULL));
            return OASFactory.createSchema()
                    .description(property.getDescription())
                    .anyOf(List.of(reference, nothing));
        }
        List<Schema.SchemaType> types = new ArrayList<>(property.getType());
        types.add(Schema.SchemaType.NULL);
        return property.type(types);
    }
}
