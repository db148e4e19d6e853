package com.truewatch.billing.accounts.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Message.Recipient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mail in every language, laid out; the pages are left in {@code target/letters} to be looked at. */
@QuarkusTest
class LettersTest {
    private static final Path PAGES = Path.of("target", "letters");
    private static final String CODE = "048151";
    private static final String LINK = "https://billing.truewatch.example/undo#token=abc";
    private static final Instant NOW = Instant.parse("2026-11-22T21:04:05Z");
    private static final Pattern FETCHED = Pattern.compile("(?i)<img|<link|<script|src=|url\\(|@import");

    @Inject
    MessageTexts texts;

    static Stream<Arguments> letters() {
        return Arrays.stream(Template.values())
                .filter(LettersTest::isMailed)
                .flatMap(template ->
                        Stream.of(Locale.ENGLISH, Locale.CHINESE).map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void saysItAllAndFetchesNothing(Template template, Locale language) throws IOException {
        Letter letter = texts.letter(message(template, language, facts()), carried(template));
        String html = LetterLayout.letter(letter).render();
        String text = LetterLayout.plainLetter(letter).render();
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve(template.key() + "." + language + ".html"), html);
        Files.writeString(PAGES.resolve(template.key() + "." + language + ".txt"), text);

        for (String page : List.of(html, text)) {
            assertEquals(template.carriesCode(), page.contains(CODE));
            assertEquals(TextsTest.LINKED.contains(template), page.contains(LINK));
            assertTrue(page.contains(letter.advice()), page);
            letter.occasion().forEach(line -> assertTrue(page.contains(line.value()), line::toString));
            assertFalse(page.contains("{") && page.contains("letter."), page);
        }
        assertFalse(FETCHED.matcher(html).find(), html);
        assertTrue(html.contains("lang=\"" + language + "\""), html);
    }

    @Test
    void whatAStrangerMayWriteIsEscaped() {
        Facts hostile = facts().with(Fact.DEVICE, "<img src=x onerror=alert(1)> {7*7} ${jndi:x}");

        Letter letter = texts.letter(message(Template.NEW_BROWSER, Locale.ENGLISH, hostile), Carried.NOTHING);

        String html = LetterLayout.letter(letter).render();
        assertFalse(html.contains("<img"), html);
        assertTrue(html.contains("&lt;img src=x onerror=alert(1)&gt; {7*7} ${jndi:x}"), html);
    }

    @Test
    void aTimeIsWrittenAsTheReaderWritesIt() {
        assertEquals("22 November 2026, 21:04 UTC", time(Locale.ENGLISH));
        assertEquals("2026年11月22日 21:04 UTC", time(Locale.CHINESE));
    }

    @Test
    void anUnknownDeviceIsCalledSo() {
        Facts unknown = Facts.none()
                .with(Fact.USERNAME, "acme")
                .with(Fact.TIME, NOW.toString())
                .with(Fact.NETWORK, "192.0.2.0");

        Letter letter = texts.letter(message(Template.NEW_BROWSER, Locale.CHINESE, unknown), Carried.NOTHING);

        assertTrue(letter.occasion().contains(new Letter.Line("设备", "未知设备")), letter.occasion()::toString);
    }

    private String time(Locale language) {
        return texts.letter(message(Template.PASSWORD_CHANGED, language, facts()), Carried.NOTHING).occasion().stream()
                .map(Letter.Line::value)
                .filter(it -> it.endsWith("UTC"))
                .findFirst()
                .orElseThrow();
    }

    private static Carried carried(Template template) {
        return new Carried(template.carriesCode() ? CODE : null, TextsTest.LINKED.contains(template) ? LINK : null);
    }

    private static Facts facts() {
        return Facts.none()
                .with(Fact.USERNAME, "acme")
                .with(Fact.FROM, "o**@acme.example")
                .with(Fact.TO, "n**@acme.example")
                .with(Fact.WORKSPACES, "Shop, production")
                .with(Fact.CLOUD_ACCOUNT, "AWS ****9012")
                .with(Fact.TIME, NOW.toString())
                .with(Fact.UNTIL, NOW.plusSeconds(86400).toString())
                .with(Fact.DEVICE, "Chrome on Windows")
                .with(Fact.NETWORK, "192.0.2.0");
    }

    private static Message message(Template template, Locale language, Facts facts) {
        return new Message(
                UUID.randomUUID(),
                new Recipient(Channel.EMAIL, "a@mail.example", language),
                template,
                facts,
                new Lifetime(NOW, NOW.plusSeconds(600)));
    }

    private static boolean isMailed(Template template) {
        return !TextsTest.TEXT_MESSAGES.contains(template);
    }
}
