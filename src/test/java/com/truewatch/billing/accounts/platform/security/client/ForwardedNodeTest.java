package com.truewatch.billing.accounts.platform.security.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardedNodeTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
                    203.0.113.7, 203.0.113.7
                    203.0.113.7:51234, 203.0.113.7
                    203.0.113.7:_hidden, 203.0.113.7
                    "203.0.113.7", 203.0.113.7
                    "203.0.113.7:51234", 203.0.113.7
                    for=203.0.113.7, 203.0.113.7
                    proto=https;for="203.0.113.7:80";by=10.0.0.1, 203.0.113.7
                    2001:db8:1:2::5, 2001:db8:1:2::5
                    [2001:db8:1:2::5], 2001:db8:1:2::5
                    [2001:db8:1:2::5]:443, 2001:db8:1:2::5
                    "[2001:db8:1:2::5]:443", 2001:db8:1:2::5
                    for="[2001:db8:1:2::5]:443", 2001:db8:1:2::5
                    FOR="[2001:DB8::5]", 2001:DB8::5
                    ::ffff:203.0.113.7, ::ffff:203.0.113.7
                    [::ffff:203.0.113.7]:80, ::ffff:203.0.113.7
                    fe80::1%eth0, fe80::1
                    [fe80::1%25eth0]:443, fe80::1
                    """)
    void namesTheAddressHoweverItIsWritten(String element, String address) {
        assertEquals(Optional.of(address), ForwardedNode.address(" " + element + "\t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "_hidden",
                "for=unknown",
                "for=",
                "for=\"\"",
                "localhost",
                "203.0.113",
                "203.0.113.256",
                "203.0.113.7:",
                "203.0.113.7:x",
                "203.0.113.7:123456",
                "203.0.113.7 198.51.100.1",
                "[203.0.113.7]",
                "[2001:db8::5",
                "2001:db8::5]",
                "[2001:db8::5]443",
                "[[2001:db8::5]]",
                "2001:db8::5::1",
                "[]",
                ":443",
                "\"203.0.113.7",
                "''203.0.113.7''",
                "by=203.0.113.7",
                "\uff12\uff10\uff13.0.113.7"
            })
    void isNothingElse(String element) {
        assertEquals(Optional.empty(), ForwardedNode.address(element));
    }
}
