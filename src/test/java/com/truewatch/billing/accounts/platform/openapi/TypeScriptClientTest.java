package com.truewatch.billing.accounts.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.truewatch.billing.accounts.platform.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code openapi/typescript} knows of the contract what it lists; TypeScriptClientIT runs it. */
class TypeScriptClientTest {
    private static final Path DIRECTORY = Path.of("openapi", "typescript");
    private static final Set<String> ALWAYS = Set.of("type", "title", "status", "detail", "instance");
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final String REFRESH = "POST /api/v1/sessions/refresh";
    private static final String LOG_OUT = "DELETE /api/v1/sessions/current";

    private static JsonNode contract;
    private static String operations;
    private static String problems;

    @BeforeAll
    static void read() throws IOException {
        contract = new ObjectMapper(new YAMLFactory())
                .readTree(Path.of("openapi", "openapi.yaml").toFile());
        operations = Files.readString(DIRECTORY.resolve("src/operations.js"));
        problems = Files.readString(DIRECTORY.resolve("src/problems.js"));
    }

    @Test
    void itHasTheVersionOfTheContract() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(DIRECTORY.resolve("package.json").toFile());

        assertEquals(contract.at("/info/version"), manifest.get("version"));
    }

    @Test
    void itKnowsEveryTypeOfProblemAndItsStatus() {
        Map<String, Integer> documented = new TreeMap<>();
        for (JsonNode type : contract.at("/components/schemas/Problem/properties/type/x-extensible-enum")) {
            Problem problem = Arrays.stream(Problem.values())
                    .filter(it -> it.type().equals(type.asText()))
                    .findFirst()
                    .orElseThrow();
            documented.put(problem.slug(), problem.status());
        }

        Map<String, Integer> known = matches("(?m)^  \"?([a-z-]+)\"?: (\\d{3}),$", problems)
                .collect(Collectors.toMap(it -> it.group(1), it -> Integer.valueOf(it.group(2))));

        assertEquals(documented, new TreeMap<>(known));
    }

    @Test
    void itKnowsTheMembersThatTypesAdd() {
        Map<String, Set<String>> documented = new TreeMap<>();
        contract.at("/components/examples").properties().forEach(example -> {
            Set<String> members = new TreeSet<>();
            example.getValue().get("value").fieldNames().forEachRemaining(members::add);
            members.removeAll(ALWAYS);
            if (!members.isEmpty()) {
                documented.put(example.getKey(), members);
            }
        });

        Map<String, Set<String>> known = matches("@property \\{\\{ (.+) }} ([a-z-]+)", problems)
                .collect(Collectors.toMap(
                        it -> it.group(2),
                        it -> matches("(\\w+)\\??:", it.group(1))
                                .map(member -> member.group(1))
                                .collect(Collectors.toCollection(TreeSet::new))));

        assertEquals(documented, new TreeMap<>(known));
    }

    @Test
    void itSetsAKeyWhereverOneIsTaken() {
        assertEquals(
                operationsWhere((name, operation) -> hasParameter(operation, "/IdempotencyKey")),
                listed("KEYED = new Set\\(\\[(.*?)]\\)"));
    }

    @Test
    void itKeepsTheVersionOfWhatCanBeChangedByVersion() {
        assertEquals(
                operationsWhere((name, operation) -> hasParameter(operation, "If-Match")
                        || (name.startsWith("GET /api/v1/account")
                                && operation.at("/responses/200/headers").has("ETag"))),
                listed("VERSIONED = new Map\\(\\[(.*?)]\\);"));
    }

    @Test
    void itTakesTheTokenOfEveryLogin() {
        Set<String> beginning = listed("BEGINNING = new Set\\(\\[(.*?)]\\)");
        beginning.add(REFRESH);

        assertEquals(
                operationsWhere((name, operation) -> operation.toString().contains("/schemas/SessionTokens\"")),
                beginning);
        assertTrue(operations.contains("LOG_OUT = \"" + LOG_OUT + "\""));
        assertTrue(operations.contains("REFRESH = \"" + REFRESH.substring(REFRESH.indexOf('/')) + "\""));
        assertTrue(operations.contains("PROOF = \"POST /api/v1/account/proofs\""));
    }

    @Test
    void itSendsATokenWhereverOneIsNeededAndNowhereElse() {
        Matcher pattern = Pattern.compile("return /(.+)/\\.test\\(path\\)").matcher(operations);
        assertTrue(pattern.find());
        Pattern withToken = Pattern.compile(pattern.group(1).replace("\\/", "/"));

        assertEquals(
                operationsWhere((name, operation) -> operation.has("x-required-role") || name.equals(LOG_OUT)),
                operationsWhere((name, operation) ->
                        withToken.matcher(name.substring(name.indexOf('/'))).find()));
    }

    private static Set<String> listed(String list) {
        Matcher found = Pattern.compile(list, Pattern.DOTALL).matcher(operations);
        assertTrue(found.find(), list);
        return matches("\"([A-Z]+ /[^\"]*)\"", found.group(1))
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> operationsWhere(BiPredicate<String, JsonNode> wanted) {
        Set<String> names = new TreeSet<>();
        contract.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(it -> METHODS.contains(it.getKey()))
                        .forEach(it -> {
                            String name = it.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey();
                            if (wanted.test(name, it.getValue())) {
                                names.add(name);
                            }
                        }));
        return names;
    }

    private static boolean hasParameter(JsonNode operation, String name) {
        return StreamSupport.stream(operation.path("parameters").spliterator(), false)
                .anyMatch(it -> it.path("name").asText().equals(name)
                        || it.path("$ref").asText().endsWith(name));
    }

    private static Stream<MatchResult> matches(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }
}
