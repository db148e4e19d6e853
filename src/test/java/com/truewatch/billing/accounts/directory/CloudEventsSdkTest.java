package com.truewatch.billing.accounts.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.truewatch.billing.accounts.platform.security.token.Scopes;
import com.truewatch.billing.accounts.testing.Client;
import com.truewatch.billing.accounts.testing.Platform;
import com.truewatch.billing.accounts.testing.TestAccounts;
import com.truewatch.billing.accounts.testing.TestAccounts.TestAccount;
import com.truewatch.billing.accounts.testing.TestClock;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A batch as the Java SDK of CloudEvents reads it; the page for services has the same lines. */
@QuarkusTest
class CloudEventsSdkTest {
    private static final String EVENTS = "/api/v1/directory/events?after=";

    @Inject
    TestAccounts accounts;

    @Inject
    TestClock clock;

    @Test
    void readsABatch() throws Exception {
        TestAccount account = accounts.create();
        String now = Platform.service(Scopes.EVENTS_READ).get(EVENTS + "now").path("cursor");
        Client.of(account).request().body(Map.of("companyName", "New name")).patch("/api/v1/account/profile");
        Response answer = Platform.service(Scopes.EVENTS_READ)
                .accept("application/cloudevents-batch+json")
                .get(EVENTS + now + "&types=account.profile-changed");

        ObjectMapper json = new ObjectMapper().registerModule(JsonFormat.getCloudEventJacksonModule());
        List<CloudEvent> batch = json.readValue(answer.asString(), new TypeReference<List<CloudEvent>>() {});

        assertEquals(1, batch.size());
        CloudEvent event = batch.get(0);
        assertEquals(SpecVersion.V1, event.getSpecVersion());
        assertEquals("account.profile-changed", event.getType());
        assertEquals(URI.create("https://accounts.billing.truewatch.example"), event.getSource());
        assertEquals(account.id().toString(), event.getSubject());
        assertEquals(clock.instant().atOffset(ZoneOffset.UTC), event.getTime());
        assertEquals("application/json", event.getDataContentType());
        JsonNode data = ((JsonCloudEventData) Objects.requireNonNull(event.getData())).getNode();
        assertEquals(account.id().toString(), data.get("accountId").asText());
        assertEquals(1, data.get("version").asInt());
    }
}
