package com.truewatch.billing.accounts.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.delivery.Message.Lifetime;
import com.truewatch.billing.accounts.delivery.Message.Recipient;
import com.truewatch.billing.accounts.delivery.mail.MailContent;
import com.truewatch.billing.accounts.delivery.mail.MailTemplates;
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
    MessageRenderer renderer;

    static Stream<Arguments> letters() {
        return Arrays.stream(MessageTemplate.values())
                .filter(LettersTest::isMailed)
                .flatMap(template ->
                        Stream.of(Locale.ENGLISH, Locale.CHINESE).map(language -> Arguments.of(template, language)));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void saysItAllAndFetchesNothing(MessageTemplate template, Locale language) throws IOException {
        MailContent content = renderer.letter(message(template, language, facts()), carried(template));
        String html = MailTemplates.letter(content).render();
        String text = MailTemplates.plainLetter(content).render();
        Files.createDirectories(PAGES);
        Files.writeString(PAGES.resolve(template.key() + "." + language + ".html"), html);
        Files.writeString(PAGES.resolve(template.key() + "." + language + ".txt"), text);

        for (String page : List.of(html, text)) {
            assertEquals(template.carriesCode(), page.contains(CODE));
            assertEquals(TextsTest.LINKED.contains(template), page.contains(LINK));
            assertTrue(page.contains(content.advice()), page);
            content.occasion().forEach(line -> assertTrue(page.contains(line.value()), line::toString));
            assertFalse(page.contains("{") && page.contains("letter."), page);
        }
        assertFalse(FETCHED.matcher(html).find(), html);
        assertTrue(html.contains("lang=\"" + language + "\""), html);
    }

    @Test
    void whatAStrangerMayWriteIsEscaped() {
        TemplateValues hostile = facts().with(TemplateField.DEVICE, "<img src=x onerror=alert(1)> {7*7} ${jndi:x}");

        MailContent content =
                renderer.letter(message(MessageTemplate.NEW_BROWSER, Locale.ENGLISH, hostile), MessageSecret.NOTHING);

        String html = MailTemplates.letter(content).render();
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
        TemplateValues unknown = TemplateValues.none()
                .with(TemplateField.USERNAME, "acme")
                .with(TemplateField.TIME, NOW.toString())
                .with(TemplateField.NETWORK, "192.0.2.0");

        MailContent content =
                renderer.letter(message(MessageTemplate.NEW_BROWSER, Locale.CHINESE, unknown), MessageSecret.NOTHING);

        assertTrue(content.occasion().contains(new MailContent.Line("设备", "未知设备")), content.occasion()::toString);
    }

    private String time(Locale language) {
        return renderer
                .letter(message(MessageTemplate.PASSWORD_CHANGED, language, facts()), MessageSecret.NOTHING)
                .occasion()
                .stream()
                .map(MailContent.Line::value)
                .filter(it -> it.endsWith("UTC"))
                .findFirst()
                .orElseThrow();
    }

    private static MessageSecret carried(MessageTemplate template) {
        return new MessageSecret(
                template.carriesCode() ? CODE : null, TextsTest.LINKED.contains(template) ? LINK : null);
    }

    private static TemplateValues facts() {
        return TemplateValues.none()
                .with(TemplateField.USERNAME, "acme")
                .with(TemplateField.FROM, "o**@acme.example")
                .with(TemplateField.TO, "n**@acme.example")
                .with(TemplateField.WORKSPACES, "Shop, production")
                .with(TemplateField.CLOUD_ACCOUNT, "AWS ****9012")
                .with(TemplateField.TIME, NOW.toString())
                .with(TemplateField.UNTIL, NOW.plusSeconds(86400).toString())
                .with(TemplateField.DEVICE, "Chrome on Windows")
                .with(TemplateField.NETWORK, "192.0.2.0");
    }

    private static Message message(MessageTemplate template, Locale language, TemplateValues facts) {
        return new Message(
                UUID.randomUUID(),
                new Recipient(Channel.EMAIL, "a@mail.example", language),
                template,
                facts,
                new Lifetime(NOW, NOW.plusSeconds(600)));
    }

    private static boolean isMailed(MessageTemplate template) {
        return !TextsTest.TEXT_MESSAGES.contains(template);
    }
}
