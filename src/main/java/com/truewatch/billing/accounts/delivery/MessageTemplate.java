package com.truewatch.billing.accounts.delivery;

import com.truewatch.billing.accounts.platform.language.Texts;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a message says. The words are in {@code messages/delivery*.properties}, per language and channel. */
@Schema(name = "MessageTemplate")
public enum MessageTemplate {
    /** The code for the current email, before it is changed. */
    EMAIL_CHANGE_CURRENT_CODE(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** The code for the new email. */
    EMAIL_CHANGE_NEW_CODE(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TO,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the former email: it no longer logs in. */
    EMAIL_CHANGED_FORMER(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TO,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the new email: it logs in now. */
    EMAIL_CHANGED(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TO,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To every proved address: a change of email was undone. */
    EMAIL_CHANGE_UNDONE(
            TemplateField.USERNAME,
            TemplateField.UNTIL,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the email that an undo has replaced: it no longer logs in. */
    EMAIL_CHANGE_UNDONE_FORMER(TemplateField.USERNAME, TemplateField.TIME),
    /** The code for the current phone, before it is changed. */
    PHONE_CHANGE_CURRENT_CODE,
    /** The code for the email that proves a holder who has no phone yet. */
    PHONE_BINDING_CURRENT_CODE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** The code for the new phone. */
    PHONE_CHANGE_NEW_CODE,
    /** To the former phone: it no longer logs in. */
    PHONE_CHANGED_FORMER,
    /** To the account's email: the phone is another one now. */
    PHONE_CHANGED(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TO,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the account's email: the first phone is bound. */
    PHONE_BOUND(
            TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a change of phone was undone. */
    PHONE_CHANGE_UNDONE(
            TemplateField.USERNAME,
            TemplateField.UNTIL,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the phone that an undo has replaced: it no longer logs in. */
    PHONE_CHANGE_UNDONE_FORMER,
    /** To the owner of an address that somebody else tried to take. */
    ADDRESS_CLAIMED(TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME),
    /** To the account's email: no more codes to change an address are compared today. */
    CODES_BLOCKED(
            TemplateField.USERNAME,
            TemplateField.FROM,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the account's email: no more codes to log in or to reset the password are compared today. */
    LOGIN_CODES_BLOCKED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** The code that logs in. */
    LOGIN_CODE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** The code that sets a new password. */
    PASSWORD_RESET_CODE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** The code that proves the email of an account that is to be. */
    REGISTRATION_CODE(TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To the owner of an email that somebody tried to register again; goes instead of a code. */
    REGISTRATION_TAKEN(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To an email that was an account's a short while ago and that somebody tried to register; goes instead of a code. */
    REGISTRATION_RESERVED(TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: somebody logged in from a browser that the account did not know. */
    NEW_BROWSER(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: the password is another one now, or the first one is set. */
    PASSWORD_CHANGED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a passkey was enrolled. */
    PASSKEY_ENROLLED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a passkey of which there is a copy was refused. */
    PASSKEY_COPIED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: an authenticator app was enrolled. */
    TOTP_ENROLLED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: recovery codes were made, and those before are void. */
    RECOVERY_CODES_MADE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a recovery code was the second proof of a login. */
    RECOVERY_CODE_USED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a second factor was removed. */
    FACTOR_REMOVED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: the link in the notice of a change of second factors has held the account. */
    FACTOR_CHANGE_HELD(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: a change of second factors was undone. */
    FACTOR_CHANGE_UNDONE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To every proved address: staff remove the second factors, unless somebody proves one. */
    FACTOR_REMOVAL_OPENED(TemplateField.USERNAME, TemplateField.UNTIL, TemplateField.TIME),
    /** To every proved address: somebody has, and nothing is removed. */
    FACTOR_REMOVAL_STOPPED(TemplateField.USERNAME, TemplateField.TIME),
    /** To every proved address: staff have removed the second factors. */
    FACTORS_REMOVED(TemplateField.USERNAME, TemplateField.TIME),
    /** To every proved address: a copy of a session was used, and the session was ended. */
    SESSION_STOLEN(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To the account's email: somebody took a copy of everything that is kept about its holder. */
    DATA_EXPORTED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** The code that closes an account. */
    CLOSURE_CODE(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To the account's email: no more codes to close it are compared today. */
    CLOSURE_CODES_BLOCKED(TemplateField.USERNAME, TemplateField.TIME, TemplateField.DEVICE, TemplateField.NETWORK),
    /** To the email that was a closed account's: the last word. */
    ACCOUNT_CLOSED(TemplateField.USERNAME, TemplateField.TIME),
    /** To the account's email: staff have certified it. */
    REAL_NAME_APPROVED(TemplateField.USERNAME, TemplateField.TIME),
    /** To the account's email: staff have refused an application; the reason is read in the account. */
    REAL_NAME_REJECTED(TemplateField.USERNAME, TemplateField.TIME),
    /** To the account's email: staff have taken the certification back; the reason is read in the account. */
    REAL_NAME_REVOKED(TemplateField.USERNAME, TemplateField.TIME),
    /** To every proved address: staff replace one of them, unless the link stops it. */
    ADDRESS_RECOVERY_OPENED(TemplateField.USERNAME, TemplateField.TO, TemplateField.UNTIL, TemplateField.TIME),
    /** The code for the address that is to take the place of a lost one. */
    ADDRESS_RECOVERY_CODE(TemplateField.USERNAME, TemplateField.TIME),
    /** To every proved address: the link has stopped it. */
    ADDRESS_RECOVERY_CANCELLED(TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME),
    /** To every proved address, the new one among them: a lost address was replaced. */
    ADDRESS_RECOVERED(TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME),
    /** To the address that was replaced. */
    ADDRESS_RECOVERED_FORMER(TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME),
    /** To an email that may undo it: staff have replaced an address. */
    ADDRESS_RECOVERED_UNDO(TemplateField.USERNAME, TemplateField.TO, TemplateField.TIME),
    /** To every proved address that is too young to stop it: staff replace an address. */
    ADDRESS_RECOVERY_ANNOUNCED(TemplateField.USERNAME, TemplateField.TO, TemplateField.UNTIL, TemplateField.TIME),
    /** To every proved address: staff have decided whose a contested account is. */
    CONTEST_DECIDED(TemplateField.USERNAME, TemplateField.TIME),
    /** To an address that is no longer the account's by that decision. */
    CONTEST_DECIDED_FORMER(TemplateField.USERNAME, TemplateField.TIME),
    /** To the email of an account that another service has made. */
    ACCOUNT_CREATED(TemplateField.USERNAME, TemplateField.TIME),
    /** The code that binds a workspace to an account. */
    WORKSPACE_BINDING_CODE(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: a workspace sends its bills there from now on. */
    WORKSPACE_BOUND(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: a workspace came from another account of the enterprise. */
    WORKSPACE_ARRIVED(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: a workspace moved to another account of the enterprise. */
    WORKSPACE_LEFT(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: bills are overdue, and a workspace's countdown runs. */
    WORKSPACE_LOCKING_ARREARS(
            TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.UNTIL, TemplateField.TIME),
    /** To the account's email: a subscription is over, and the countdown of its workspaces runs. */
    WORKSPACES_LOCKING(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.UNTIL, TemplateField.TIME),
    /** To the account's email: that countdown goes on, and ends soon. */
    WORKSPACE_LOCKING_ARREARS_REMINDER(
            TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.UNTIL, TemplateField.TIME),
    /** To the account's email: the countdown of these workspaces goes on, and ends soon. */
    WORKSPACES_LOCKING_REMINDER(
            TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.UNTIL, TemplateField.TIME),
    /** To the account's email: a subscription is over, and the account settles its workspaces. */
    WORKSPACES_FALLEN_BACK(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: the lock of a workspace is final. */
    WORKSPACE_LOCKED(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: the countdown of a workspace was ended. */
    WORKSPACE_UNLOCKED(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: a workspace is gone. */
    WORKSPACE_DISSOLVED(TemplateField.USERNAME, TemplateField.WORKSPACES, TemplateField.TIME),
    /** To the account's email: it has a cloud account more. */
    CLOUD_ACCOUNT_CLAIMED(
            TemplateField.USERNAME,
            TemplateField.CLOUD_ACCOUNT,
            TemplateField.TIME,
            TemplateField.DEVICE,
            TemplateField.NETWORK),
    /** To the account's email: a cloud account is overdue. */
    CLOUD_ACCOUNT_FROZEN(TemplateField.USERNAME, TemplateField.CLOUD_ACCOUNT, TemplateField.TIME),
    /** To the account's email: a cloud account was cancelled or has run out. */
    CLOUD_ACCOUNT_ENDING(TemplateField.USERNAME, TemplateField.CLOUD_ACCOUNT, TemplateField.TIME),
    /** To the account's email: a cloud account is over. */
    CLOUD_ACCOUNT_ENDED(TemplateField.USERNAME, TemplateField.CLOUD_ACCOUNT, TemplateField.TIME),
    /** To the account's email: staff gave it a cloud account that another account had claimed. */
    CLOUD_ACCOUNT_ARRIVED(TemplateField.USERNAME, TemplateField.CLOUD_ACCOUNT, TemplateField.TIME),
    /** To the account's email: staff gave a cloud account to another account. */
    CLOUD_ACCOUNT_LEFT(TemplateField.USERNAME, TemplateField.CLOUD_ACCOUNT, TemplateField.TIME);

    private static final Pattern OF_ACCESS =
            Pattern.compile("(EMAIL|PHONE|ADDRESS|CONTEST|FACTORS?|PASSKEY|TOTP|RECOVERY)_");

    /** Unmodifiable. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<TemplateField> facts;

    MessageTemplate(TemplateField... facts) {
        Set<TemplateField> all = EnumSet.noneOf(TemplateField.class);
        all.addAll(Arrays.asList(facts));
        this.facts = Collections.unmodifiableSet(all);
    }

    /** What it says of its occasion: its texts name nothing else. */
    Set<TemplateField> facts() {
        return facts;
    }

    /** Whether it is filled with a code at the moment it leaves. */
    public boolean carriesCode() {
        return name().endsWith("_CODE");
    }

    /** Whether there are words for a text message of it. */
    public boolean isSentBySms() {
        return Texts.has("delivery", key() + ".sms");
    }

    /**
     * Whether it tells of an address, a factor or a recovery, of which text messages are kept; not where a stranger causes
     * it.
     */
    public boolean isOfAccess() {
        return !carriesCode()
                && this != ADDRESS_CLAIMED
                && OF_ACCESS.matcher(name()).lookingAt();
    }

    /** As it is called in the bundle and in the configuration, for example {@code login-code}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
