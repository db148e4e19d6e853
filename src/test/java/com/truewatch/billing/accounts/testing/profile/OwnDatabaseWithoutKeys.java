package com.truewatch.billing.accounts.testing.profile;

import com.truewatch.billing.accounts.testing.OwnDatabase;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A database that a test may kill, and none of the keys for personal data. */
public class OwnDatabaseWithoutKeys implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "accounts.personal-data.key-set", "",
                "accounts.personal-data.index-key-set", "",
                // Every call waits that long for a connection while there is no database.
                "quarkus.datasource.jdbc.acquisition-timeout", "1s");
    }

    @Override
    public boolean disableGlobalTestResources() {
        return true;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(OwnDatabase.class));
    }
}
