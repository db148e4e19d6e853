package com.truewatch.billing.accounts.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import com.truewatch.billing.accounts.platform.problem.Violations;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON merge patch (RFC 7396) over a flat record: absent members stay, {@code null} removes. */
@Singleton
public class MergePatch {
    private final ObjectMapper mapper;
    private final Validator validator;

    MergePatch(ObjectMapper mapper, Validator validator) {
        this.mapper = mapper;
        this.validator = validator;
    }

    /**
     * What {@code current} becomes.
     *
     * @throws ProblemException {@code invalid-request} when the patch or its result breaks a rule
     */
    public <T> T apply(T current, @Nullable JsonNode patch, Class<T> type) {
        if (!(patch instanceof ObjectNode changes)) {
            throw ProblemException.violation("", "must be a JSON object");
        }
        ObjectNode merged = mapper.valueToTree(current);
        changes.properties().forEach(change -> {
            if (change.getValue().isNull()) {
                merged.putNull(change.getKey());
            } else {
                merged.set(change.getKey(), change.getValue());
            }
        });
        try {
            T result = mapper.treeToValue(merged, type);
            List<Violation> violations = Violations.of(validator.validate(result));
            if (!violations.isEmpty()) {
                throw ProblemException.violations(violations);
            }
            return result;
        } catch (JsonProcessingException unfit) {
            throw ProblemException.violations(Violations.of(unfit));
        }
    }
}
