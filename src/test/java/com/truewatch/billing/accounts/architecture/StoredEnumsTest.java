package com.truewatch.billing.accounts.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.account.AccountPatch.MessageLocale;
import com.truewatch.billing.accounts.testing.Database;
import com.truewatch.billing.accounts.verification.Purpose;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import jakarta.persistence.metamodel.EntityType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What an enum can be and what its column can hold are the same, in the database as migrated. */
@QuarkusTest
class StoredEnumsTest {
    /** Lists that grow with every feature and are only ever appended to; a constraint would be one migration each. */
    private static final Set<String> OPEN = Set.of("activity.type", "message.template");

    private static final Pattern VALUE = Pattern.compile("'([^']*)'::text");

    @Inject
    EntityManager entities;

    @Inject
    Database database;

    @Test
    void everyEnumOfAnEntityEqualsItsCheckConstraint() {
        Map<String, Set<String>> inCode = new TreeMap<>();
        Map<String, Set<String>> inDatabase = new TreeMap<>();
        for (EntityType<?> entity : entities.getMetamodel().getEntities()) {
            String table = entity.getJavaType().getAnnotation(Table.class).name();
            for (Attribute<?, ?> attribute : entity.getAttributes()) {
                String column = snake(attribute.getName());
                if (attribute.getJavaType().isEnum() && !OPEN.contains(table + "." + column)) {
                    inCode.put(table + "." + column, names(attribute.getJavaType()));
                    inDatabase.put(table + "." + column, allowed(table, column));
                }
            }
        }

        assertTrue(inCode.size() >= 12, "found only " + inCode.keySet());
        assertEquals(inCode, inDatabase);
    }

    @Test
    void thePurposeOfABudgetEqualsItsCheckConstraint() {
        assertEquals(names(Purpose.class), allowed("failed_code_budget", "purpose"));
    }

    @Test
    void theLanguagesOfMessagesEqualTheirCheckConstraints() {
        assertEquals(names(MessageLocale.class), allowed("account", "locale"));
        assertEquals(names(MessageLocale.class), allowed("message", "locale"));
    }

    private Set<String> allowed(String table, String column) {
        List<String> checks = database.rows(
                "select pg_get_constraintdef(c.oid) from pg_constraint c"
                        + " join pg_attribute a on a.attrelid = c.conrelid and array[a.attnum] = c.conkey"
                        + " where c.contype = 'c' and c.conrelid = ?::regclass and a.attname = ?",
                table,
                column);
        return checks.stream()
                .flatMap(it -> VALUE.matcher(it).results())
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(it -> ((Enum<?>) it).name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
