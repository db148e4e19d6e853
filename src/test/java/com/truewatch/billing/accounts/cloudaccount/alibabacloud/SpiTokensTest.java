package com.truewatch.billing.accounts.cloudaccount.alibabacloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpiTokensTest {
    private static final String CREATE =
            "action=createInstance&aliUid=1041031108983109&orderBizId=122779388&orderId=269326581310319"
                    + "&productCode=cmgj00068450&skuId=yuncode6661200001&trial=false&expiredOn=2027-01-25%2000:00:00&Count=2";
    private static final String TOKEN = "&token=dcdf7e3b539a45c55b50a1201fa098c7";

    private final SpiTokens tokens = new SpiTokens(new Keys("isvkey"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1=1&p2=2&p3=3&token=691b1c2be27485a87fb000de6f89f1d3",
                "p3=3&p1=1&token=691B1C2BE27485A87FB000DE6F89F1D3&p2=2",
                CREATE + TOKEN,
                "action=verify&instanceId=122779388&timeStamp=2026-11-22+21:00:00&token=ed91341ad0a5538c30c31659ef07e5e3",
                "action=verify&instanceId=122779388&timeStamp=2026-11-22%2021%3A00%3A00"
                        + "&token=ed91341ad0a5538c30c31659ef07e5e3"
            })
    void knowsTheMarketplace(String query) {
        assertTrue(isGenuine(tokens, query));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "p1=1&p2=2&p3=3&token=691b1c2be27485a87fb000de6f89f1d2",
                "p1=1&p2=2&p3=4&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&p3=3&p4=&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&p3=3&p3=3&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&p3=3&token=691b1c2be27485a87fb000de6f89f1d3&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&p3=%3&token=691b1c2be27485a87fb000de6f89f1d3",
                "p1=1&p2=2&p3=3&token=",
                "p1=1&p2=2&p3=3",
                ""
            })
    void knowsNobodyElse(String query) {
        assertFalse(isGenuine(tokens, query));
    }

    @Test
    void twoKeysCountWhileOneReplacesTheOtherAndNoneMeansNobody() {
        assertTrue(isGenuine(new SpiTokens(new Keys("another", "isvkey")), CREATE + TOKEN));
        assertFalse(isGenuine(new SpiTokens(new Keys("another")), CREATE + TOKEN));
        assertFalse(isGenuine(new SpiTokens(new Keys()), CREATE + TOKEN));
        assertThrows(IllegalStateException.class, () -> new SpiTokens(new Keys("1", "2", "3")));
    }

    @Test
    void signsTheDecodedTextSortedByBytes() {
        SpiParameters parameters = SpiParameters.parse("b=%E4%B8%AD+%2B&a=&B=1&token=x", "%F0%9F%98%80=2&%EF%BF%BD=1")
                .orElseThrow();

        assertEquals("B=1&a=&b=中 +&\uFFFD=1&😀=2", parameters.signed());
        assertEquals(
                parameters.signed(),
                SpiParameters.parse(parameters.encoded()).orElseThrow().signed());
        assertFalse(parameters.encoded().contains("token"));
    }

    private static boolean isGenuine(SpiTokens tokens, String query) {
        return SpiParameters.parse(query).filter(tokens::isGenuine).isPresent();
    }

    private record Keys(List<String> all) implements AlibabaCloudConfig {
        Keys(String... all) {
            this(List.of(all));
        }

        @Override
        public Optional<List<String>> keys() {
            return all.isEmpty() ? Optional.empty() : Optional.of(all);
        }

        @Override
        public Optional<URI> authUrl() {
            return Optional.empty();
        }
    }
}
