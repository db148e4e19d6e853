package com.truewatch.billing.accounts.testing.profile;

import com.truewatch.billing.accounts.closure.StubbedPeers;
import com.truewatch.billing.accounts.platform.encryption.TestKeySets;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What other tests must not meet: the limits with their real numbers, and a proxy that says who is calling; peers that are asked
 * before an account is closed; a second key for personal data, known before it is primary, as a deployment must.
 */
public class UnusualSettings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> settings = new HashMap<>(Map.of(
                "accounts.sms.traffic.codes-per-country-and-day", "2000",
                "accounts.limits.sends-per-address-and-hour", "5",
                "accounts.limits.sends-per-address-and-day", "10",
                "accounts.limits.sends-per-account-and-hour", "30",
                "accounts.limits.failed-logins-per-network-and-hour", "60",
                "accounts.limits.code-requests-per-network-and-hour", "30",
                "accounts.limits.links-per-network-and-hour", "30",
                "accounts.limits.registrations-per-network-and-hour", "20",
                "accounts.limits.binding-codes-per-client-and-hour", "40",
                "accounts.http.trusted-proxies", "127.0.0.0/8"));
        settings.putAll(Map.of(
                "accounts.limits.logins-per-account-and-hour", "30",
                "accounts.limits.new-passwords-per-account-and-hour", "30",
                "accounts.limits.new-passwords-per-network-and-hour", "60",
                "accounts.limits.edits-per-account-and-hour", "60",
                "accounts.limits.entry-tickets-per-account-and-hour", "60",
                "accounts.limits.idempotency-keys-per-account-and-hour", "300",
                "accounts.limits.text-messages-per-number-and-day", "30",
                "accounts.limits.text-messages-per-account-and-day", "30"));
        settings.put("accounts.personal-data.key-set", TestKeySets.ENCRYPTION);
        settings.put("accounts.personal-data.index-key-set", TestKeySets.INDEX);
        return settings;
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StubbedPeers.class));
    }
}
