package com.truewatch.billing.accounts.account.address;

/** Where a holder can be reached and what they log in with. */
public sealed interface Address permits EmailAddress, PhoneNumber {
    /** As the holder spells it. */
    String spelling();

    /** As it is compared and kept unique: two spellings of one address have one key. */
    String key();

    /** Where a message is sent to reach it. */
    String deliverable();

    /** Enough for its owner to recognise, too little for anyone else to use. */
    String masked();
}
