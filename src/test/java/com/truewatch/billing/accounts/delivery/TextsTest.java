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

    private static final Set<String> SHARED = Set.of(
            "signature",
            "greeting",
            "automatic",
            "code.note",
            "fact.username",
            "fact.change",
            "fact.address",
            "fact.time",
            "fact.device",
            "fact.network",
            "device.unknown",
            "time.pattern");

    static final Set<MessageTemplate> TEXT_MESSAGES = EnumSet.of(
            MessageTemplate.PHONE_CHANGE_CURRENT_CODE,
            MessageTemplate.PHONE_CHANGE_NEW_CODE,
            MessageTemplate.PHONE_CHANGED_FORMER,
            MessageTemplate.PHONE_CHANGE_UNDONE_FORMER);
    /** To every proved address, or to the one that was typed. */
    private static final Set<MessageTemplate> BOTH = EnumSet.of(
            MessageTemplate.LOGIN_CODE,
            MessageTemplate.NEW_BROWSER,
            MessageTemplate.PASSWORD_CHANGED,
            MessageTemplate.PASSKEY_ENROLLED,
            MessageTemplate.PASSKEY_COPIED,
            MessageTemplate.TOTP_ENROLLED,
            MessageTemplate.RECOVERY_CODES_MADE,
            MessageTemplate.RECOVERY_CODE_USED,
            MessageTemplate.FACTOR_REMOVED,
            MessageTemplate.FACTOR_CHANGE_HELD,
            MessageTemplate.FACTOR_CHANGE_UNDONE,
            MessageTemplate.FACTOR_REMOVAL_OPENED,
            MessageTemplate.FACTOR_REMOVAL_STOPPED,
            MessageTemplate.FACTORS_REMOVED,
            MessageTemplate.SESSION_STOLEN,
            MessageTemplate.EMAIL_CHANGED,
            MessageTemplate.EMAIL_CHANGE_UNDONE,
            MessageTemplate.PHONE_CHANGE_UNDONE,
            MessageTemplate.ADDRESS_RECOVERY_ANNOUNCED,
            MessageTemplate.CONTEST_DECIDED,
            MessageTemplate.CONTEST_DECIDED_FORMER,
            MessageTemplate.ADDRESS_RECOVERY_OPENED,
            MessageTemplate.ADDRESS_RECOVERY_CODE,
            MessageTemplate.ADDRESS_RECOVERY_CANCELLED,
            MessageTemplate.ADDRESS_RECOVERED,
            MessageTemplate.ADDRESS_RECOVERED_FORMER);

    /** Mails with a link under their words. */
    static final Set<MessageTemplate> LINKED = EnumSet.of(
            MessageTemplate.EMAIL_CHANGED_FORMER,
            MessageTemplate.PHONE_CHANGED,
            MessageTemplate.PHONE_BOUND,
            MessageTemplate.EMAIL_CHANGE_UNDONE_FORMER,
            MessageTemplate.ADDRESS_RECOVERED_UNDO,
            MessageTemplate.PASSKEY_ENROLLED,
            MessageTemplate.TOTP_ENROLLED,
            MessageTemplate.RECOVERY_CODES_MADE,
            MessageTemplate.FACTOR_REMOVED,
            MessageTemplate.ADDRESS_RECOVERY_OPENED);

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void everyTemplateHasTheTextsOfItsChannelAndNothingElseHasOne(String bundle) {
        Map<String, String> texts = Bundles.read(bundle);

        assertEquals(
                Stream.concat(
                                SHARED.stream(),
                                Arrays.stream(MessageTemplate.values()).flatMap(TextsTest::keys))
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

    /** A mail shows its code apart from its words. */
    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void codesAreInTheTextMessagesOfCodesAndNowhereElse(String bundle) {
        Bundles.read(bundle)
                .forEach((key, text) -> assertEquals(key.endsWith("-code.sms"), text.contains("{code}"), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void textsNameOnlyWhatTheirTemplateSays(String bundle) {
        Map<String, String> texts = Bundles.read(bundle);
        for (MessageTemplate template : MessageTemplate.values()) {
            Set<String> known =
                    template.facts().stream().map(it -> "{" + it.key() + "}").collect(Collectors.toSet());
            known.add("{code}");
            known.add("{link}");
            texts.forEach((key, text) ->
                    assertTrue(!key.startsWith(template.key() + ".") || known.containsAll(placeholders(text)), key));
        }
    }

    /** A mail shows its link under its words. */
    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void someTextMessagesHaveTheirLinkAmongTheirWords(String bundle) {
        Set<String> linked = Set.of("phone-change-undone-former.sms", "address-recovery-opened.sms");
        Bundles.read(bundle).forEach((key, text) -> assertEquals(linked.contains(key), text.contains("{link}"), key));
    }

    @ParameterizedTest
    @ValueSource(strings = {ENGLISH, CHINESE})
    void subjectsAndTextMessagesAreOneLine(String bundle) {
        Bundles.read(bundle).forEach((key, text) -> assertTrue(key.endsWith(".mail") || !text.contains("\n"), key));
    }

    private static Stream<String> keys(MessageTemplate template) {
        Stream<String> words =
                Stream.of(template.key() + ".subject", template.key() + ".mail", template.key() + ".advice");
        Stream<String> mail =
                LINKED.contains(template) ? Stream.concat(words, Stream.of(template.key() + ".link")) : words;
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
