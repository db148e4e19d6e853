package com.truewatch.billing.accounts.account.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PGobject;

/** Whose export is made, and on which connection: that of the one transaction in which all sections are read. */
public final class ExportScope {
    private static final String HOLDER = "with holder as (select cast(? as uuid) as id) ";
    private static final int FETCHED = 500;

    private final UUID accountId;
    private final boolean masked;
    private final Connection connection;
    private final ObjectMapper mapper;

    ExportScope(UUID accountId, boolean masked, Connection connection, ObjectMapper mapper) {
        this.accountId = accountId;
        this.masked = masked;
        this.connection = connection;
        this.mapper = mapper;
    }

    /** Whose. */
    public UUID accountId() {
        return accountId;
    }

    /** Whether numbers and former addresses are masked. */
    public boolean isMasked() {
        return masked;
    }

    /** An email or a phone as the export shows it. */
    public @Nullable String address(@Nullable String address) {
        if (address == null || !masked) {
            return address;
        }
        return address.indexOf('@') >= 0
                ? new EmailAddress(address, address).masked()
                : new PhoneNumber(address).masked();
    }

    /** Its rows come a few hundred at a time: a long history is never in memory as a whole. */
    void query(ExportQuery query, Consumer<Map<String, Object>> rows) {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER + query.sql())) {
            statement.setFetchSize(FETCHED);
            statement.setObject(1, accountId);
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    rows.accept(row(query, found));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException("section " + query.section().member() + " is not readable", failed);
        }
    }

    private Map<String, Object> row(ExportQuery query, ResultSet found) throws SQLException {
        ResultSetMetaData columns = found.getMetaData();
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String member = columns.getColumnLabel(i);
            Object value = value(found, columns.getColumnType(i), i);
            row.put(member, query.addresses().contains(member) ? address((String) value) : value);
        }
        return row;
    }

    private @Nullable Object value(ResultSet found, int type, int column) throws SQLException {
        if (type == Types.TIMESTAMP || type == Types.TIMESTAMP_WITH_TIMEZONE) {
            OffsetDateTime at = found.getObject(column, OffsetDateTime.class);
            return at == null ? null : at.toInstant();
        }
        Object value = found.getObject(column);
        if (value instanceof PGobject json) {
            return tree(json.getValue());
        }
        return value instanceof Array array ? List.of((Object[]) array.getArray()) : value;
    }

    private @Nullable Object tree(@Nullable String json) {
        try {
            return json == null ? null : mapper.readTree(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("jsonb that is no JSON");
        }
    }
}
