package com.truewatch.billing.accounts.account.address;

import com.fasterxml.uuid.Generators;
import com.truewatch.billing.accounts.platform.text.Blanks;
import java.util.Locale;
import java.util.UUID;

/**
 * What somebody types to say who they are. By its form it names at most one account: {@code @} an email, {@code +} a
 * phone, else a username.
 *
 * @param form which
 * @param key as it is compared
 */
public record LoginName(Form form, String key) {
    /** What a login looks like. */
    public enum Form {
        /** An email that mail can be sent to. */
        EMAIL,
        /** A phone that a message can be sent to. */
        PHONE,
        /** A username. */
        USERNAME,
        /** None of them: it names nobody. */
        NONE
    }

    /** The login in this text. */
    public static LoginName parse(String typed) {
        String text = Blanks.strip(typed);
        if (text.indexOf('@') >= 0) {
            return EmailAddress.parse(text).map(LoginName::of).orElseGet(() -> none(text));
        }
        if (PhoneNumber.isMeantBy(text)) {
            return PhoneNumber.parse(text).map(LoginName::of).orElseGet(() -> none(text));
        }
        return Usernames.normalise(text)
                .map(it -> new LoginName(Form.USERNAME, it))
                .orElseGet(() -> none(text));
    }

    /** The login by an address. */
    public static LoginName of(Address address) {
        return new LoginName(address instanceof EmailAddress ? Form.EMAIL : Form.PHONE, address.key());
    }

    /** Stands in for an account where this login names nobody: always the same, and never an account's id. */
    public UUID standIn() {
        return Generators.nameBasedGenerator().generate(form + " " + key);
    }

    /** What names nobody may be any text at all, and is stored nowhere: only a name made from it is. */
    private static LoginName none(String text) {
        UUID name = Generators.nameBasedGenerator().generate(text.toLowerCase(Locale.ROOT));
        return new LoginName(Form.NONE, name.toString());
    }
}
