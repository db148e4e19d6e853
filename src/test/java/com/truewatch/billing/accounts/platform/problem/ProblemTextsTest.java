package com.truewatch.billing.accounts.platform.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.truewatch.billing.accounts.testing.Bundles;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"messages/problems.properties", "messages/problems_zh.properties"})
    void everyProblemHasATitleAndADetailAndNothingElseHasOne(String bundle) {
        Map<String, String> texts = Bundles.read(bundle);

        assertEquals(
                Arrays.stream(Problem.values())
                        .flatMap(it -> Stream.of(it.slug() + ".title", it.slug() + ".detail"))
                        .collect(Collectors.toCollection(TreeSet::new)),
                texts.keySet());
        texts.forEach((key, text) -> assertFalse(text.isBlank(), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages/problems_zh.properties"})
    void theChineseOnesAreChinese(String bundle) {
        Bundles.read(bundle).forEach((key, text) -> assertFalse(Bundles.hasNoHan(text), key));
    }
}
