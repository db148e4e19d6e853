package com.truewatch.billing.accounts.platform.openapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.testing.Client;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code openapi/openapi.yaml} is what the code says. {@code mvn verify -Dopenapi.update} writes it anew. */
@QuarkusTest
class ContractDocumentTest {
    private static final Path COMMITTED = Path.of("openapi/openapi.yaml");

    @Test
    void theCommittedDocumentIsTheGeneratedOne() throws IOException {
        String generated =
                Client.unchecked().accept("application/yaml").get("/q/openapi").asString();

        if (System.getProperty("openapi.update") != null) {
            Files.writeString(COMMITTED, generated);
        }

        assertEquals(Files.readString(COMMITTED), generated, "run: mvn verify -Dopenapi.update");
    }
}
