package com.truewatch.billing.accounts.account.address;

import com.ibm.icu.text.IDNA;
import com.truewatch.billing.accounts.platform.text.OuterBlanks;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address: ASCII local part (RFC 5321 dot-string), domain by UTS 46 non-transitional processing, so that
 * {@code faß.de} is not {@code fass.de}. Mail goes to the address as proved, never to one typed later.
 *
 * @param spelling as the holder wrote it, without outer blanks
 * @param key lower case, the domain as A-labels; at most 254 octets
 */
public record EmailAddress(String spelling, String key) implements Address {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.USE_STD3_RULES | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ | IDNA.NONTRANSITIONAL_TO_ASCII);

    /** The address in this text; empty when it is none that mail can be sent to. */
    public static Optional<EmailAddress> parse(String text) {
        String spelling = OuterBlanks.trim(text);
        int at = spelling.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL_PART
                || spelling.getBytes(StandardCharsets.UTF_8).length > LONGEST
                || !LOCAL_PART.matcher(spelling.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String local = spelling.substring(0, at);
        return domain(spelling.substring(at + 1))
                .map(domain -> new EmailAddress(spelling, local.toLowerCase(Locale.ROOT) + "@" + domain))
                .filter(it -> it.key.length() <= LONGEST);
    }

    /** The local part as spelt, which only its own host may fold, at the domain's A-labels. */
    @Override
    public String deliverable() {
        return spelling.substring(0, spelling.lastIndexOf('@')) + key.substring(key.lastIndexOf('@'));
    }

    @Override
    public String masked() {
        return key.charAt(0) + "**" + key.substring(key.lastIndexOf('@'));
    }

    private static Optional<String> domain(String typed) {
        IDNA.Info info = new IDNA.Info();
        String ascii =
                UTS46.nameToASCII(typed, new StringBuilder(), info).toString().toLowerCase(Locale.ROOT);
        int lastDot = ascii.lastIndexOf('.');
        boolean usable = !info.hasErrors()
                && lastDot > 0
                && lastDot < ascii.length() - 1
                && ascii.length() <= LONGEST_DOMAIN
                && !ALL_DIGITS.matcher(ascii.substring(lastDot + 1)).matches();
        return usable ? Optional.of(ascii) : Optional.empty();
    }
}
