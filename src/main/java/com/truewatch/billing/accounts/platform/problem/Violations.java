package com.truewatch.billing.accounts.platform.problem;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;

/** Says in the client's terms, never with the offending value, what Jackson and Bean Validation found. */
public final class Violations {
    private Violations() {}

    /** Every broken constraint, ordered by place. */
    static List<Violation> of(ConstraintViolationException invalid) {
        return of(invalid.getConstraintViolations());
    }

    /** Every broken constraint, ordered by place. */
    public static List<Violation> of(Iterable<? extends ConstraintViolation<?>> invalid) {
        return java.util.stream.StreamSupport.stream(invalid.spliterator(), false)
                .map(it -> new Violation(pointer(it.getPropertyPath()), it.getMessage()))
                .sorted(Comparator.comparing(Violation::pointer).thenComparing(Violation::message))
                .distinct()
                .toList();
    }

    /** The one thing that stopped the parser. */
    public static List<Violation> of(JsonProcessingException unreadable) {
        String pointer = unreadable instanceof JsonMappingException mapping ? pointer(mapping.getPath()) : "";
        return List.of(new Violation(pointer, message(unreadable)));
    }

    private static String message(JsonProcessingException unreadable) {
        if (unreadable instanceof UnrecognizedPropertyException) {
            return "is not a member of this request";
        }
        if (unreadable instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return "must be one of " + List.of(format.getTargetType().getEnumConstants());
        }
        if (unreadable instanceof InvalidFormatException format
                && format.getTargetType() == String.class
                && format.getValue() instanceof String) {
            return "must not have half a surrogate pair";
        }
        if (unreadable instanceof StreamConstraintsException) {
            return "is nested too deep or has a member that is too long";
        }
        if (unreadable instanceof JsonParseException) {
            return String.valueOf(unreadable.getOriginalMessage()).startsWith("Duplicate")
                    ? "names a member twice"
                    : "is not valid JSON";
        }
        if (unreadable instanceof MismatchedInputException mismatched
                && String.valueOf(mismatched.getOriginalMessage()).startsWith("Trailing token")) {
            return "has something after its end";
        }
        return "is of the wrong type";
    }

    private static String pointer(List<JsonMappingException.Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : path) {
            append(pointer, step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName());
        }
        return pointer.toString();
    }

    /** Without the Java names of the method and its parameter, which mean nothing to a client. */
    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        for (Path.Node node : path) {
            if (node.getIndex() != null) {
                append(pointer, node.getIndex().toString());
            }
            if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
                append(pointer, node.getName());
            }
        }
        return pointer.toString();
    }

    private static void append(StringBuilder pointer, String name) {
        pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
}
