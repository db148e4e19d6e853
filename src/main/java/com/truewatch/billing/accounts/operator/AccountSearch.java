package com.truewatch.billing.accounts.operator;

import com.truewatch.billing.accounts.account.Account;
import com.truewatch.billing.accounts.account.address.LoginName;
import com.truewatch.billing.accounts.platform.id.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That an operator has searched for accounts, and how many were shown: never by which text. Written, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "account_search")
class AccountSearch {
    /** By what. */
    enum Form {
        /** The id. */
        ID,
        /** The whole email. */
        EMAIL,
        /** The whole phone. */
        PHONE,
        /** The whole username. */
        USERNAME,
        /** The beginning of a username, or a part of a company's name. */
        PART;

        static Form of(LoginName.Form form) {
            return switch (form) {
                case EMAIL -> EMAIL;
                case PHONE -> PHONE;
                case USERNAME -> USERNAME;
                case NONE -> PART;
            };
        }
    }

    @Id
    private UUID id;

    private String operator;

    @Enumerated(EnumType.STRING)
    private Form form;

    private @Nullable UUID accountId;
    private int found;
    private Instant at;

    /** For Hibernate. */
    protected AccountSearch() {}

    AccountSearch(String operator, Form form, List<Account> shown, Instant now) {
        this.id = Ids.next();
        this.operator = operator;
        this.form = form;
        this.accountId = shown.size() == 1 ? shown.get(0).id() : null;
        this.found = shown.size();
        this.at = now;
    }
}
