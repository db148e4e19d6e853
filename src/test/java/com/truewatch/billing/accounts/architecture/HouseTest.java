package com.truewatch.billing.accounts.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The measures of the house: how large its files, packages and papers are. They are printed, and stay within bounds. */
class HouseTest {
    private static final Logger LOG = Logger.getLogger(HouseTest.class);
    private static final Path MAIN = Path.of("src/main/java");
    private static final int MOST_LINES_OF_A_FILE = 260;

    /** What an account keeps and how each of it changes; what it makes of that is said by its parts. */
    private static final String LONGEST = "Account.java";

    private static final int MOST_FILES_OF_A_PACKAGE = 21;
    private static final int MOST_LINES_OF_THE_DOCUMENT = 13_500;

    @Test
    void noFileIsLong() throws IOException {
        List<String> lengths = new ArrayList<>();
        List<String> tooLong = new ArrayList<>();
        for (Path file : classes()) {
            int lines = Files.readAllLines(file).size();
            lengths.add("%4d %s".formatted(lines, file.getFileName()));
            if (lines > MOST_LINES_OF_A_FILE && !file.endsWith(LONGEST)) {
                tooLong.add(file + " has " + lines);
            }
        }
        lengths.sort(Comparator.reverseOrder());
        LOG.infof("%d main files; the longest: %s", lengths.size(), lengths.subList(0, 5));
        assertEquals(List.of(), tooLong);
    }

    /** Its description counts as one. */
    @Test
    void noPackageIsFull() throws IOException {
        Map<String, Long> sizes = classes().stream()
                .collect(Collectors.groupingBy(
                        it -> MAIN.relativize(it).getParent().toString(), TreeMap::new, Collectors.counting()));
        LOG.infof(
                "%d packages of at most %d files",
                sizes.size(), sizes.values().stream().max(Long::compare).orElseThrow());
        sizes.values().removeIf(it -> it <= MOST_FILES_OF_A_PACKAGE);
        assertEquals(Map.of(), sizes);
    }

    @Test
    void noNameIsThereTwice() throws IOException {
        Map<String, Long> names = classes().stream()
                .map(it -> it.getFileName().toString())
                .filter(it -> !it.equals("package-info.java"))
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
        names.values().removeIf(it -> it == 1);
        assertEquals(Map.of(), names);
    }

    @Test
    void theDocumentCanBeReviewed() throws IOException {
        int lines = Files.readAllLines(Path.of("openapi/openapi.yaml")).size();
        LOG.infof("openapi.yaml has %d lines", lines);
        assertTrue(lines <= MOST_LINES_OF_THE_DOCUMENT, () -> lines + " lines");
    }

    private static List<Path> classes() throws IOException {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(it -> it.toString().endsWith(".java")).toList();
        }
    }
}
