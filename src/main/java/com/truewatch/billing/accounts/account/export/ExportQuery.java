package com.truewatch.billing.accounts.account.export;

import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A section that one statement reads.
 *
 * @param section which
 * @param sql a select whose columns are named as the members; the account is {@code (select id from holder)}
 * @param addresses the members that hold emails and phones: masked where numbers are
 */
public record ExportQuery(ExportedSection section, String sql, Set<String> addresses) implements ExportSection {
    /** Without addresses. */
    public static ExportSection of(ExportedSection section, String sql) {
        return new ExportQuery(section, sql, Set.of());
    }

    @Override
    public void read(ExportScope scope, Consumer<Map<String, Object>> rows) {
        scope.query(this, rows);
    }
}
