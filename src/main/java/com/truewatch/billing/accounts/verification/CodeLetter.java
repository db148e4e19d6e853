package com.truewatch.billing.accounts.verification;

import com.truewatch.billing.accounts.account.address.Address;
import com.truewatch.billing.accounts.account.address.EmailAddress;
import com.truewatch.billing.accounts.delivery.Channel;
import com.truewatch.billing.accounts.delivery.Message.Recipient;
import com.truewatch.billing.accounts.delivery.MessageTemplate;
import com.truewatch.billing.accounts.delivery.TemplateValues;
import java.util.Locale;

/**
 * How a code is to reach its address.
 *
 * @param to the address that the code proves
 * @param locale the language of the text
 * @param template what the text says around the code
 * @param facts what the text says of its occasion
 */
public record CodeLetter(Address to, Locale locale, MessageTemplate template, TemplateValues facts) {
    Recipient recipient() {
        return new Recipient(to instanceof EmailAddress ? Channel.EMAIL : Channel.SMS, to.deliverable(), locale);
    }
}
