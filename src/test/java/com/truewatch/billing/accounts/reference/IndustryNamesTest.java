package com.truewatch.billing.accounts.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.truewatch.billing.accounts.testing.Bundles;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndustryNamesTest {
    @ParameterizedTest
    @ValueSource(strings = {"messages/industries.properties", "messages/industries_zh.properties"})
    void everyIndustryHasAName(String bundle) {
        var names = Bundles.read(bundle);

        assertEquals(
                Arrays.stream(Industry.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new)),
                names.keySet());
        names.forEach((code, name) -> assertFalse(name.isBlank(), code));
    }
}
