package com.truewatch.billing.accounts.platform.production;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The manifests of {@code docker/kubernetes} are what Kubernetes takes, and fit one another. */
class KubernetesManifestsTest {
    private static final Path DIRECTORY = Path.of("docker", "kubernetes");
    private static final String MODELS = "io.kubernetes.client.openapi.models.";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<JsonNode> MANIFESTS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (Stream<Path> files = Files.list(DIRECTORY)) {
            for (Path file : files.sorted().toList()) {
                for (Object manifest : new Yaml().loadAll(Files.readString(file))) {
                    MANIFESTS.add(JSON.valueToTree(manifest));
                }
            }
        }
    }

    @Test
    void eachFitsItsSchema() {
        assertTrue(MANIFESTS.size() > 10, MANIFESTS::toString);
        assertAll(MANIFESTS.stream()
                .map(it -> () -> assertDoesNotThrow(
                        () -> validate(it), it.at("/metadata/name").asText())));
    }

    /** The look is no blind one. */
    @Test
    void aMisspeltAndAMissingMemberAreSeen() throws Exception {
        JsonNode misspelt =
                JSON.readTree(one("Deployment").toString().replace("readOnlyRootFilesystem", "readOnlyRootFileSystem"));
        JsonNode missing = JSON.readTree(one("Deployment").toString().replace("\"selector\"", "\"selectors\""));
        JsonNode monitor = JSON.readTree(one("ServiceMonitor").toString().replace("\"interval\"", "\"intervall\""));

        assertThrows(IllegalArgumentException.class, () -> validate(misspelt));
        assertThrows(IllegalArgumentException.class, () -> validate(missing));
        assertThrows(UnrecognizedPropertyException.class, () -> validate(monitor));
    }

    @Test
    void thePodsAreRestricted() {
        List.of(one("Deployment"), one("Job")).forEach(it -> {
            JsonNode pod = it.at("/spec/template/spec");
            JsonNode container = pod.at("/containers/0/securityContext");
            assertTrue(pod.at("/securityContext/runAsNonRoot").booleanValue());
            assertEquals(10001, pod.at("/securityContext/runAsUser").intValue());
            assertEquals(
                    "RuntimeDefault",
                    pod.at("/securityContext/seccompProfile/type").asText());
            assertEquals("[\"ALL\"]", container.at("/capabilities/drop").toString());
            assertTrue(container.path("readOnlyRootFilesystem").booleanValue());
            assertEquals("false", container.path("allowPrivilegeEscalation").asText());
            assertEquals("false", pod.path("automountServiceAccountToken").asText());
            assertTrue(pod.at("/containers/0/resources/limits/memory").isTextual());
        });
    }

    @Test
    void whatSelectsTheReplicasFindsThem() {
        JsonNode labels = one("Deployment").at("/spec/template/metadata/labels");
        List.of(
                        one("Deployment").at("/spec/selector/matchLabels"),
                        one("Service").at("/spec/selector"),
                        one("PodDisruptionBudget").at("/spec/selector/matchLabels"),
                        one("NetworkPolicy").at("/spec/podSelector/matchLabels"))
                .forEach(it -> assertSelects(it, labels));
        assertSelects(
                one("ServiceMonitor").at("/spec/selector/matchLabels"),
                one("Service").at("/metadata/labels"));
        assertEquals(
                one("Deployment").at("/metadata/name"),
                one("HorizontalPodAutoscaler").at("/spec/scaleTargetRef/name"));
        assertEquals(2, one("HorizontalPodAutoscaler").at("/spec/minReplicas").intValue());
    }

    /** The Job is no replica: it gets no requests, and the password that it has nobody else has. */
    @Test
    void theJobIsNoReplica() {
        JsonNode labels = one("Job").at("/spec/template/metadata/labels");

        assertEquals("migrate", labels.path("app.kubernetes.io/component").asText());
        assertEquals(
                "billing-accounts-migration",
                one("Job").at("/spec/template/spec/volumes/0/secret/secretName").asText());
        assertTrue(!one("Deployment").toString().contains("billing-accounts-migration"));
    }

    /** No secret is a variable, and each file is in a volume that is there. */
    @Test
    void secretsAreFiles() {
        assertTrue(MANIFESTS.stream()
                .noneMatch(it ->
                        it.toString().contains("secretKeyRef") || it.toString().contains("secretRef")));
        List<String> mounted =
                texts(one("Deployment").at("/spec/template/spec/containers/0/volumeMounts"), "mountPath");
        one("ConfigMap").path("data").forEach(it -> {
            String file = it.asText();
            if (file.startsWith("/etc/")) {
                assertTrue(mounted.contains(file.substring(0, file.lastIndexOf('/'))), file);
            }
        });
        assertEquals(
                texts(one("Deployment").at("/spec/template/spec/containers/0/volumeMounts"), "name"),
                texts(one("Deployment").at("/spec/template/spec/volumes"), "name"));
    }

    @Test
    void everySettingOfOursIsOne() throws IOException {
        String page = Files.readString(Path.of("src", "docs", "settings.md"));

        one("ConfigMap")
                .path("data")
                .fieldNames()
                .forEachRemaining(it -> assertTrue(!it.startsWith("ACCOUNTS_") || page.contains("`" + it + "`"), it));
    }

    private static void assertSelects(JsonNode selector, JsonNode labels) {
        assertTrue(selector.size() > 0, selector::toString);
        selector.properties().forEach(it -> assertEquals(it.getValue(), labels.get(it.getKey()), selector::toString));
    }

    private static List<String> texts(JsonNode items, String member) {
        List<String> texts = new ArrayList<>();
        items.forEach(it -> texts.add(it.path(member).asText()));
        return texts;
    }

    /** The first of its kind. */
    private static JsonNode one(String kind) {
        return MANIFESTS.stream()
                .filter(it -> it.path("kind").asText().equals(kind))
                .filter(it -> it.at("/metadata/name").asText().equals("billing-accounts") || kind.equals("Job"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind));
    }

    /** By the model of its kind: all that must be there is, and nothing else. */
    private static void validate(JsonNode manifest) throws Exception {
        String version = manifest.path("apiVersion").asText().replaceFirst(".*/", "");
        String kind = manifest.path("kind").asText();
        if (kind.equals("ServiceMonitor")) {
            strict().treeToValue(manifest, ServiceMonitor.class);
            return;
        }
        Class<?> model = Class.forName(MODELS + version.toUpperCase(Locale.ROOT) + kind);
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(manifest.toString()));
            model.getMethod("fromJson", String.class).invoke(null, manifest.toString());
        } catch (InvocationTargetException unfit) {
            throw unfit.getCause() instanceof Exception refused ? refused : unfit;
        }
    }

    /** The models keep what they do not know; here that is a fault. */
    private static ObjectMapper strict() {
        ObjectMapper mapper = new ObjectMapper();
        mapper.setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
            private static final long serialVersionUID = 1;

            @Override
            public Boolean hasAnySetter(Annotated member) {
                return false;
            }
        });
        return mapper;
    }
}
