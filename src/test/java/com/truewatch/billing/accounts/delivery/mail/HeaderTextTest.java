package com.truewatch.billing.accounts.delivery.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeUtility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What another library reads is what was written, in lines that are short and end in CR LF. */
class HeaderTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Your code",
                "更换账号邮箱的验证码",
                "Für Ihr Konto: Ihr Code",
                "a=b_c?d e",
                "two\r\nX-Lines: at once",
                "\ud83d\ude00",
                "A subject of Latin letters alone that is longer than one line of seventy-eight characters may be"
            })
    void wordsAreReadAsTheyAre(String text) throws Exception {
        for (int times = 1; times <= 40; times += 3) {
            String long_ = (text + " ").repeat(times).strip();
            String written = HeaderText.words("Subject", long_);

            assertLines("Subject: " + written);
            assertEquals(long_, MimeUtility.decodeText(MimeUtility.unfold(written)));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "观测云账单中心 <no-reply@billing.example>",
                "\"Büro, \\\"Nord\\\" (Köln)\" <no-reply@billing.example>",
                "TrueWatch Billing Center <no-reply@billing.example>",
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十 <no-reply@a-rather-long-domain-of-its-own.billing.example>",
                "no-reply@billing.example"
            })
    void namesAreReadAsTheyAre(String configured) throws Exception {
        String written = HeaderText.address("From", configured);

        assertLines("From: " + written);
        InternetAddress[] read = InternetAddress.parseHeader(MimeUtility.unfold(written), true);
        assertEquals(1, read.length);
        assertEquals(new InternetAddress(configured).getPersonal(), read[0].getPersonal());
        assertEquals(new InternetAddress(configured).getAddress(), read[0].getAddress());
    }

    /** What is ASCII is nobody's to rewrite. */
    @Test
    void anAsciiNameStaysAsItWasSet() {
        assertEquals("\"A, B\" <a@b.example>", HeaderText.address("From", "\"A, B\" <a@b.example>"));
    }

    private static void assertLines(String field) {
        for (String line : field.split("\r\n", -1)) {
            assertTrue(line.matches("[ -~]{1,78}") && !line.isBlank(), field);
        }
        assertTrue(field.matches("(?s)[^\r\n]*(\r\n [^\r\n]*)*"), field);
    }
}
