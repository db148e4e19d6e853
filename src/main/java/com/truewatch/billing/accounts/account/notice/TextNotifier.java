package com.truewatch.billing.accounts.account.notice;

import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import java.util.UUID;

/** Whether a notice may go as a text message; implemented where text messages are counted. */
public interface TextNotifier {
    /**
     * Counts one to this number, in the caller's transaction.
     *
     * @return false when the number, the account or the country has had its share: the notice goes by mail alone
     */
    boolean tryTake(UUID accountId, PhoneNumber to, MessageTemplate template);
}
