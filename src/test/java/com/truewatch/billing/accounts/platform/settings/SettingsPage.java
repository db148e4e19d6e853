package com.truewatch.billing.accounts.platform.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import io.smallrye.config.common.utils.StringUtil;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads the sources of the mappings, whose Javadoc says what each setting means, and writes the page of them. */
final class SettingsPage {
    private static final Set<String> WRAPPERS = Set.of("Optional", "List", "Set");

    private final Map<String, String> given;
    private final List<Mapping> mappings = new ArrayList<>();

    /** @param given the values that the build itself gives, by their names */
    SettingsPage(Map<String, String> given, Path... directories) throws IOException {
        this.given = given;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(mappingsBelow(directories)));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree type : unit.getTypeDecls()) {
                    mappings.add(new Mapping(docs, unit, (ClassTree) type));
                }
            }
        }
        mappings.sort(Comparator.comparing(Mapping::prefix).thenComparing(Mapping::title));
    }

    /** The names of all mappings' classes, with a star for what an operator names. */
    Map<String, Set<String>> patterns() {
        return mappings.stream()
                .collect(Collectors.toMap(
                        it -> it.className,
                        it -> it.settings.stream().map(Setting::pattern).collect(Collectors.toSet())));
    }

    String text() {
        StringBuilder page = new StringBuilder("""
                # Settings

                Written from the Javadoc of the mappings by `mvn test -Dtest=SettingsDocumentTest -Dsettings.update`; do not edit it.

                Each setting is a property of any source that Quarkus reads, or the environment variable beside it. `<name>` is a name
                of your own: in a variable it is one word, of letters and digits, unless a file names it too. `<n>` counts from 0. A list
                of values is separated by commas. The service does not start where a setting under `accounts` is given that nobody reads;
                only what Kubernetes tells of a Service called `accounts` is let through.
                """);
        mappings.forEach(it -> it.writeTo(page));
        return page.toString();
    }

    private static Collection<Path> mappingsBelow(Path... directories) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path directory : directories) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.filter(it -> it.toString().endsWith("Config.java"))
                        .toList()) {
                    if (Files.readString(file).contains("@ConfigMapping(")) {
                        found.add(file);
                    }
                }
            }
        }
        return found;
    }

    private static Optional<String> value(List<? extends AnnotationTree> annotations, String annotation) {
        return annotations.stream()
                .filter(it -> it.getAnnotationType().toString().equals(annotation))
                .map(it -> it.getArguments().isEmpty()
                        ? ""
                        : literal(it.getArguments().get(0)))
                .findFirst();
    }

    private static String literal(ExpressionTree argument) {
        ExpressionTree value = argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument;
        return String.valueOf(((LiteralTree) value).getValue());
    }

    /** One setting, or one for each name of an operator's own. */
    private record Setting(String pattern, String standard, String meaning) {
        void writeTo(StringBuilder page) {
            String name = pattern.replace("[*]", "[<n>]").replace("*", "<name>");
            String variable = SettingNames.asVariable(
                            pattern.replace("[*]", "[9]").replace("*", "8"))
                    .replace("_9_", "_<n>_")
                    .replaceAll("_8(?=_|$)", "_<NAME>");
            page.append("| `%s`<br>`%s` | %s | %s |\n".formatted(name, variable, standard, meaning));
        }
    }

    private final class Mapping {
        private final DocTrees docs;
        private final CompilationUnitTree unit;
        private final ClassTree type;
        private final String className;
        private final String prefix;
        private final List<Setting> settings = new ArrayList<>();

        Mapping(DocTrees docs, CompilationUnitTree unit, ClassTree type) {
            this.docs = docs;
            this.unit = unit;
            this.type = type;
            this.className = unit.getPackageName() + "." + type.getSimpleName();
            this.prefix =
                    value(type.getModifiers().getAnnotations(), "ConfigMapping").orElseThrow();
            read(prefix, type);
        }

        String prefix() {
            return prefix;
        }

        String title() {
            return text(type);
        }

        void writeTo(StringBuilder page) {
            String[] sentences = title().split("(?<=[.])\\s", 2);
            page.append("\n## ")
                    .append(sentences[0], 0, sentences[0].length() - 1)
                    .append("\n\n");
            if (sentences.length > 1) {
                page.append(sentences[1]).append("\n\n");
            }
            page.append("| setting | default | meaning |\n|---|---|---|\n");
            settings.forEach(it -> it.writeTo(page));
        }

        private void read(String path, ClassTree group) {
            for (Tree member : group.getMembers()) {
                if (member instanceof MethodTree method) {
                    List<? extends AnnotationTree> annotations =
                            method.getModifiers().getAnnotations();
                    String name = value(annotations, "WithParentName").isPresent()
                            ? path
                            : path + "." + StringUtil.skewer(method.getName().toString());
                    read(name, method, method.getReturnType(), false);
                }
            }
        }

        private void read(String path, MethodTree method, Tree type, boolean optional) {
            if (type instanceof ParameterizedTypeTree parameterized) {
                String raw = parameterized.getType().toString();
                Tree inner = parameterized
                        .getTypeArguments()
                        .get(parameterized.getTypeArguments().size() - 1);
                if (raw.equals("Map")) {
                    read(path + ".*", method, inner, true);
                    return;
                }
                if (WRAPPERS.contains(raw)) {
                    boolean indexed = !raw.equals("Optional") && nested(inner).isPresent();
                    read(indexed ? path + "[*]" : path, method, inner, optional || indexed || raw.equals("Optional"));
                    return;
                }
            }
            nested(type)
                    .ifPresentOrElse(
                            it -> read(path, it),
                            () -> settings.add(new Setting(path, standard(path, method, optional), text(method))));
        }

        private Optional<ClassTree> nested(Tree name) {
            return nested(type, name.toString());
        }

        private Optional<ClassTree> nested(ClassTree inside, String name) {
            return inside.getMembers().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .flatMap(it -> it.getSimpleName().contentEquals(name) ? Stream.of(it) : nested(it, name).stream())
                    .findFirst();
        }

        private String standard(String path, MethodTree method, boolean optional) {
            if (path.contains("*")) {
                boolean ofFile = given.keySet().stream()
                        .anyMatch(SettingNames.pattern(path).asMatchPredicate());
                return ofFile ? "see `sites.yaml`" : "none";
            }
            return Optional.ofNullable(given.get(path))
                    .or(() -> value(method.getModifiers().getAnnotations(), "WithDefault"))
                    .map(it -> "`" + it + "`")
                    .orElse(optional ? "none" : "must be given");
        }

        private String text(Tree documented) {
            String javadoc = docs.getDocComment(TreePath.getPath(unit, documented));
            return javadoc.strip()
                    .replaceAll("\\s+", " ")
                    .replaceAll("\\{@(?:code|link) ([^}]*)}", "`$1`")
                    .replaceAll("</?code>", "`")
                    .replace("|", "\\|");
        }
    }
}
