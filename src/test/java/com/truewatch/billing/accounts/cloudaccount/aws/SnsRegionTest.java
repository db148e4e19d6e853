package com.truewatch.billing.accounts.cloudaccount.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.messagemanager.sns.internal.SnsHostProvider;
import software.amazon.awssdk.regions.Region;

/** The regions of AWS's own library, which has a table of who signs in each. */
class SnsRegionTest {
    @ParameterizedTest
    @MethodSource("regions")
    void itsHostIsOneOfSnsAndItsSignerIsWhomAwsNames(Region region) {
        SnsHostProvider aws = new SnsHostProvider(region);

        Optional<SnsRegion> found = SnsRegion.ofHost(aws.regionalEndpoint().getHost());

        assertEquals(Optional.of(region.id()), found.map(SnsRegion::name));
        assertEquals(Optional.of(aws.signingCertCommonName()), found.map(SnsRegion::signer));
    }

    @Test
    void whatIsSwitchedOnLaterIsSignedByItsOwnName() {
        assertEquals(
                Optional.of("sns-signing.xx-north-1.amazonaws.com"),
                SnsRegion.ofHost("sns.xx-north-1.amazonaws.com").map(SnsRegion::signer));
    }

    static Stream<Region> regions() {
        return Region.regions().stream().filter(it -> !it.isGlobalRegion());
    }
}
