package com.truewatch.billing.accounts.account.address;

import com.ibm.icu.text.IDNA;
import com.truewatch.billing.accounts.platform.text.Blanks;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An email address: ASCII local part (RFC 5321 dot-string), domain by UTS 46 non-transitional processing, so that
 * {@code faß.de} is not {@code fass.de}. Mail goes to the address as proved, never to one typed later.
 *
 * @param spelling the local part as the holder wrote it, the domain as UTS 46 makes it for readers: what nobody can see in
 *     what was typed is not handed on
 * @param key lower case, the domain as A-labels; at most 254 octets
 */
public record EmailAddress(String spelling, String key) implements Address {
    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final int LONGEST_DOMAIN = 253;
    /** What each one looks like, which not every text that looks like it is. */
    public static final String FORM = "[^@]+@[^@]+";

    private static final Pattern LOCAL_PART =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]++)*+");
    private static final Pattern ALL_DIGITS = Pattern.compile("[0-9]+");
    private static final String A_LABEL = "xn--";
    private static final IDNA UTS46 = IDNA.getUTS46Instance(IDNA.USE_STD3_RULES
            | IDNA.CHECK_BIDI
            | IDNA.CHECK_CONTEXTJ
            | IDNA.NONTRANSITIONAL_TO_ASCII
            | IDNA.NONTRANSITIONAL_TO_UNICODE);

    /** Also one that was stored as it was typed leaves with the domain that its key has. */
    public EmailAddress {
        String readable = local(spelling) + readable(domain(key));
        spelling = octets(readable) <= LONGEST ? readable : local(spelling) + domain(key);
    }

    /** The address in this text; empty when it is none that mail can be sent to. */
    public static Optional<EmailAddress> parse(String text) {
        String typed = Blanks.strip(text);
        int at = typed.lastIndexOf('@');
        if (at < 1
                || at > LONGEST_LOCAL_PART
                || octets(typed) > LONGEST
                || !LOCAL_PART.matcher(typed.substring(0, at)).matches()) {
            return Optional.empty();
        }
        String local = typed.substring(0, at).toLowerCase(Locale.ROOT);
        return ascii(typed.substring(at + 1))
                .map(domain -> new EmailAddress(typed, local + "@" + domain))
                .filter(it -> it.key.length() <= LONGEST);
    }

    /** The local part as spelt, which only its own host may fold, at the domain's A-labels. */
    @Override
    public String deliverable() {
        return local(spelling) + domain(key);
    }

    @Override
    public String masked() {
        return key.charAt(0) + "**@" + domain(key);
    }

    private static String local(String address) {
        return address.substring(0, address.lastIndexOf('@') + 1);
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Optional<String> ascii(String typed) {
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

    private static String readable(String ascii) {
        return ascii.contains(A_LABEL)
                ? UTS46.nameToUnicode(ascii, new StringBuilder(), new IDNA.Info())
                        .toString()
                : ascii;
    }
}
