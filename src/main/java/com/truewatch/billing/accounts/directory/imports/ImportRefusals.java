package com.truewatch.billing.accounts.directory.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.problem.Violation;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;

/** The lines that were refused. All of it joins the caller's transaction. */
@Singleton
class ImportRefusals {
    private static final String ADD = """
            insert into account_import_refusal (import_id, line, code, violations)
            values (:import, :line, :code, cast(:violations as jsonb))
            """;
    private static final String OF = """
            select line, code, cast(violations as text) from account_import_refusal
            where import_id = :import and line > :after order by line limit :limit
            """;

    private final EntityManager entities;
    private final ObjectMapper mapper;

    ImportRefusals(EntityManager entities, ObjectMapper mapper) {
        this.entities = entities;
        this.mapper = mapper;
    }

    void add(UUID importId, LineRefusal refusal) {
        entities.createNativeQuery(ADD)
                .setParameter("import", importId)
                .setParameter("line", refusal.line())
                .setParameter("code", refusal.code())
                .setParameter("violations", write(refusal.violations()))
                .executeUpdate();
    }

    /** Those of an import after this line, in their order. */
    List<LineRefusal> of(UUID importId, int afterLine, int limit) {
        List<?> found = entities.createNativeQuery(OF)
                .setParameter("import", importId)
                .setParameter("after", afterLine)
                .setParameter("limit", limit)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new LineRefusal((Integer) row[0], (String) row[1], read((String) row[2])))
                .toList();
    }

    private String write(List<Violation> violations) {
        try {
            return mapper.writeValueAsString(violations);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private List<Violation> read(String violations) {
        try {
            return mapper.readValue(violations, new TypeReference<>() {});
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
