package com.truewatch.billing.accounts.delivery.mail;

import io.vertx.ext.mail.mailencoder.EmailAddress;
import java.nio.charset.StandardCharsets;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.apache.james.mime4j.codec.EncoderUtil.Usage;
import org.apache.james.mime4j.util.MimeUtil;

/**
 * The text of header fields as it travels: ASCII, in lines that are folded by CR LF (RFC 5322, 2.2.3; RFC 2047). Vert.x folds by
 * LF alone and takes characters outside the basic plane apart, so nothing is left to it here.
 */
final class HeaderText {
    private static final int ASCII_END = 0x80;

    private HeaderText() {}

    /** Words in any script, for the field of this name. */
    static String words(String field, String text) {
        return MimeUtil.fold(encoded(text, Usage.TEXT_TOKEN, before(field)), before(field));
    }

    /** An address, with or without a name in any script, for the field of this name. */
    static String address(String field, String configured) {
        if (configured.chars().allMatch(it -> it < ASCII_END)) {
            return configured;
        }
        EmailAddress address = new EmailAddress(configured);
        String name = encoded(unquoted(address.getName()), Usage.WORD_ENTITY, before(field));
        return MimeUtil.fold(name + " <" + address.getEmail() + ">", before(field));
    }

    private static String encoded(String text, Usage usage, int before) {
        return EncoderUtil.hasToBeEncoded(text, before)
                ? EncoderUtil.encodeEncodedWord(text, usage, before, StandardCharsets.UTF_8, null)
                : text;
    }

    private static int before(String field) {
        return field.length() + 2;
    }

    private static String unquoted(String name) {
        return name.length() > 1 && name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1")
                : name;
    }
}
