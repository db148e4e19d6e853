package com.truewatch.billing.accounts.delivery.mail;

/** Hands a mail over to a server that takes responsibility for it. */
public interface MailTransport {
    /**
     * Returns when the server has accepted the mail.
     *
     * @throws RuntimeException when it has not; the caller tries again later
     */
    void send(Mail mail);
}
