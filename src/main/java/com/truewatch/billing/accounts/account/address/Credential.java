package com.truewatch.billing.accounts.account.address;

import com.truewatch.billing.accounts.activity.ActivityType;
import com.truewatch.billing.accounts.activity.EventType;
import java.util.Optional;

/** What a holder logs in with and can change by a verified change. */
public enum Credential {
    /** Every account has one. */
    EMAIL(ActivityType.EMAIL_CHANGED, EventType.ACCOUNT_EMAIL_CHANGED) {
        @Override
        public Optional<? extends Address> parse(String text) {
            return EmailAddress.parse(text);
        }
    },
    /** Optional. */
    PHONE(ActivityType.PHONE_CHANGED, EventType.ACCOUNT_PHONE_CHANGED) {
        @Override
        public Optional<? extends Address> parse(String text) {
            return PhoneNumber.parse(text);
        }
    };

    private final ActivityType activityOfChange;
    private final EventType eventOfChange;

    Credential(ActivityType activityOfChange, EventType eventOfChange) {
        this.activityOfChange = activityOfChange;
        this.eventOfChange = eventOfChange;
    }

    /** What its holder's timeline calls a change of it. */
    public ActivityType activityOfChange() {
        return activityOfChange;
    }

    /** What other services are told of a change of it. */
    public EventType eventOfChange() {
        return eventOfChange;
    }

    /** The address of this kind in a text; empty when it is none. */
    public abstract Optional<? extends Address> parse(String text);
}
