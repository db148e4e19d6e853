package com.truewatch.billing.accounts.session;

import com.truewatch.billing.accounts.account.Holder.Secret;
import com.truewatch.billing.accounts.session.Session.Strength;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * By what somebody has proved to be the holder: what the session is worth, and the methods by their names in RFC 8176.
 *
 * @param strength of the session
 * @param methods values of {@code amr}; empty for a ticket of the console, which is no method of the holder's
 */
public record Authentication(Strength strength, List<String> methods) {
    private static final String PASSWORD = "pwd";
    private static final String ONE_TIME = "otp";
    private static final String TEXT_MESSAGE = "sms";
    private static final String SEVERAL_FACTORS = "mfa";

    /** What can be a second proof. */
    public enum SecondFactor {
        /** A key in a device, which its owner has unlocked. */
        PASSKEY,
        /** The value that an authenticator app shows. */
        TOTP,
        /** One of the codes that the holder has kept. */
        RECOVERY_CODE
    }

    /** A password. */
    public static Authentication byPassword() {
        return new Authentication(Strength.PASSWORD, List.of(PASSWORD));
    }

    /** A one-time code that went by mail or as a text message. */
    public static Authentication byCode(boolean sms) {
        return new Authentication(Strength.CODE, List.of(sms ? TEXT_MESSAGE : ONE_TIME));
    }

    /** A passkey alone, whose device has asked who holds it: what it is and who that is, both at once. */
    public static Authentication byPasskey(List<String> methods) {
        return new Authentication(Strength.PASSKEY, withSeveralFactors(List.of(), methods));
    }

    /** A ticket of the console. */
    static Authentication byTicket() {
        return new Authentication(Strength.ENTRY, List.of());
    }

    /** This first proof and a second one. */
    public Authentication and(SecondFactor second, List<String> secondMethods) {
        return new Authentication(
                Strength.valueOf(strength + "_" + second), withSeveralFactors(methods, secondMethods));
    }

    private static List<String> withSeveralFactors(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        all.add(SEVERAL_FACTORS);
        return List.copyOf(all);
    }

    /** Whether a code was the first proof. */
    boolean isByCode() {
        return strength.name().startsWith(Strength.CODE.name());
    }

    /** Whether the password was the first proof. */
    boolean isByPassword() {
        return strength.name().startsWith(Strength.PASSWORD.name());
    }

    /** The secret that only its holder has, where one was shown; a passkey where both were. */
    @Nullable Secret secret() {
        if (strength.name().endsWith(Secret.PASSKEY.name())) {
            return Secret.PASSKEY;
        }
        return isByPassword() ? Secret.PASSWORD : null;
    }

    /** Claim {@code acr}: how far it can be relied on. */
    String contextClass() {
        return switch (strength) {
            case ENTRY -> "urn:truewatch:entry";
            case PASSWORD, CODE -> "urn:truewatch:one-factor";
            default -> "urn:truewatch:two-factors";
        };
    }

    /** As a session's row has the methods; null where there is none. */
    @Nullable String storedMethods() {
        return methods.isEmpty() ? null : String.join(" ", methods);
    }

    /** As a session's row has it; a row from before methods were kept has none. */
    static Authentication read(Strength strength, @Nullable String stored) {
        if (stored != null) {
            return new Authentication(strength, Arrays.asList(stored.split(" ", -1)));
        }
        return switch (strength) {
            case PASSWORD -> byPassword();
            case CODE -> byCode(false);
            default -> new Authentication(strength, List.of());
        };
    }
}
