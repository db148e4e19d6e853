package com.truewatch.billing.accounts.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README and the pages under {@code src/docs} lead where they say, and name what is there. */
class DocumentsTest {
    private static final Path README = Path.of("README.md");
    private static final Path PAGES = Path.of("src", "docs");
    private static final Path MAP = PAGES.resolve("CONTRIBUTING.md");
    private static final Path FEATURES = Path.of("src", "main", "java", "com", "truewatch", "billing", "accounts");

    /** A page of one screen, and the table that leads to all others. */
    private static final int LARGEST_README = 8_000;

    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");
    private static final Pattern TEST = Pattern.compile("(?<!@)\\b([A-Z]\\w*[a-z](?:Test|IT|Drill|Benchmark))\\b");
    private static final Pattern TYPE = Pattern.compile("`([A-Z][a-z]+(?:[A-Z][a-z]+)+)`");
    private static final Pattern MAP_ROW = Pattern.compile("(?m)^\\| `([a-z]+)` \\|");

    @Test
    void theReadmeStaysShort() throws IOException {
        assertTrue(Files.size(README) <= LARGEST_README, () -> "README.md has more than " + LARGEST_README + " bytes");
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() {
        assertEquals(
                List.of(),
                documents()
                        .flatMap(page -> links(page)
                                .filter(link -> !leadsSomewhere(page, link))
                                .map(link -> page + ": " + link))
                        .toList());
    }

    @Test
    void theReadmeLeadsToEveryPage() {
        Set<Path> linked = links(README)
                .map(link -> Path.of(link.replaceFirst("#.*", "")))
                .collect(Collectors.toCollection(HashSet::new));

        assertEquals(List.of(), pages().filter(page -> !linked.contains(page)).toList());
    }

    @Test
    void everyTestThatAPageNamesIsThere() {
        assertEquals(List.of(), documents().flatMap(page -> missing(page, TEST)).toList());
    }

    @Test
    void everyTypeThatTheMapNamesIsThere() {
        assertEquals(List.of(), missing(MAP, TYPE).toList());
    }

    @Test
    void theMapNamesEveryFeature() throws IOException {
        Set<String> features;
        try (Stream<Path> directories = Files.list(FEATURES)) {
            features = directories
                    .filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> mapped = MAP_ROW.matcher(read(MAP))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertEquals(features, mapped);
    }

    private static Stream<Path> documents() {
        return Stream.concat(Stream.of(README, Path.of("CHANGELOG.md")), pages());
    }

    private static Stream<Path> pages() {
        try (Stream<Path> files = Files.list(PAGES)) {
            return files.filter(it -> it.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Classes that a page names and no source file has. */
    private static Stream<String> missing(Path page, Pattern named) {
        Set<String> there = sources();
        return named.matcher(read(page))
                .results()
                .map(match -> match.group(1))
                .filter(type -> !there.contains(type))
                .map(type -> page + ": " + type);
    }

    private static Set<String> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src"))) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".java"))
                    .map(it -> it.substring(0, it.length() - ".java".length()))
                    .collect(Collectors.toSet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<String> links(Path page) {
        return LINK.matcher(withoutCode(page))
                .results()
                .map(match -> match.group(1))
                .filter(link -> !link.contains("://"));
    }

    private static boolean leadsSomewhere(Path page, String link) {
        String[] parts = link.split("#", 2);
        Path target = parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
        return Files.exists(target) && (parts.length == 1 || anchors(target).anyMatch(parts[1]::equals));
    }

    /** As GitHub makes them of headings. */
    private static Stream<String> anchors(Path page) {
        return HEADING.matcher(withoutCode(page))
                .results()
                .map(match -> match.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'));
    }

    private static String withoutCode(Path page) {
        return FENCED.matcher(read(page)).replaceAll("");
    }

    private static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
