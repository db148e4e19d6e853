package com.truewatch.billing.accounts.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.Bundles;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    private static final String ENGLISH = "messages/delivery.properties";
    private static final String CHINESE = "messages/delivery_zh.properties";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^}]*}");

    private static final Set<Template> TEXT_MESSAGES = EnumSet.of(
            Template.PHONE_CHANGE_CURRENT_CODE,
            Template.PHONE_CHANGE_NEW_CODE,
            Template.PHONE_CHANGED_FORMER,
            Template.PHONE_CHANGE_UNDONE_FORMER);
    /** To every proved address, or to the one that was typed. */
    private static final Set<Template> BOTH = EnumSet.of(
            Template.LOGIN_CODE,
            Template.NEW_BROWSER,
            Template.PASSWORD_CHANGED,
            Template.SESSION_STOLEN,
            Template.EMAIL_CHANGE_UNDONE,
            Template.PHONE_CHANGE_UNDONE);

    private static final Set<String> WITH_LINK = Set.of(
            "email-changed-former.mail",
            "phone-changed.mail",
            "phone-bound.mail",
            "email-change-undone-former.mail",
            "phone-change-undone-former.sms");

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyTemplateHasTheTextsOfItsChannelAndNothingElseHasOne(String bundle) {
        Map<String, String> texts = Bundles.read(bundle);

        assertEquals(
                Stream.concat(
                                Stream.of("signature"),
                                Arrays.stream(Template.values()).flatMap(TextsTest::keys))
                        .collect(Collectors.toCollection(TreeSet::new)),
                texts.keySet());
        texts.forEach((key, text) -> assertFalse(text.isBlank(), key));
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        Map<String, String> chinese = Bundles.read(CHINESE);

        Bundles.read(ENGLISH)
                .forEach((key, text) ->
                        assertEquals(placeholders(text), placeholders(chinese.getOrDefault(key, "")), key));
    }

    @Test
    void theChineseOnesAreChinese() {
        Map<String, String> texts = Bundles.read(CHINESE);
        texts.remove("signature");

        texts.forEach((key, text) -> assertFalse(Bundles.hasNoHan(text), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void codesAreInTheBodyOfCodeMessagesAndNowhereElse(String bundle) {
        Bundles.read(bundle)
                .forEach(
                        (key, text) -> assertEquals(key.matches(".*-code\\.(mail|sms)"), text.contains("{code}"), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void linksStandAloneInTheirMails(String bundle) {
        Bundles.read(bundle).forEach((key, text) -> {
            assertEquals(WITH_LINK.contains(key), text.contains("{link}"), key);
            assertTrue(
                    !text.contains("{link}") || key.endsWith(".sms") || text.matches("(?s).*\\n\\n\\{link}(\\n\\n.*)?"),
                    key);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void subjectsAndTextMessagesAreOneLine(String bundle) {
        Bundles.read(bundle).forEach((key, text) -> assertTrue(key.endsWith(".mail") || !text.contains("\n"), key));
    }

    private static Stream<String> keys(Template template) {
        Stream<String> mail = Stream.of(template.key() + ".subject", template.key() + ".mail");
        Stream<String> text = Stream.of(template.key() + ".sms");
        if (BOTH.contains(template)) {
            return Stream.concat(mail, text);
        }
        return TEXT_MESSAGES.contains(template) ? text : mail;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
