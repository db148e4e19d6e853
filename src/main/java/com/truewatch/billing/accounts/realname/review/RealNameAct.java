package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.platform.id.OwnedId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who has read or decided what: written with what was done, never changed. */
@Entity
@SuppressWarnings("UnusedVariable") // Written here, read by SQL.
@Table(name = "real_name_act")
public class RealNameAct {
    /** What. */
    public enum Act {
        /** Staff have read an application in full. */
        READ,
        /** Staff have read a document. */
        READ_DOCUMENT,
        /** A service has asked whether the account may get invoices, and for the title. */
        READ_ELIGIBILITY,
        /** Somebody wanted to read or decide without the right to. */
        REFUSED,
        /** Staff have seen a number in the register whose check digit is wrong. */
        CONFIRMED_NUMBER,
        /** Staff have certified the account. */
        APPROVED,
        /** Staff have refused an application. */
        REJECTED,
        /** Staff have taken the certification back. */
        REVOKED
    }

    @EmbeddedId
    private OwnedId id;

    @Enumerated(EnumType.STRING)
    private Act act;

    private String actor;
    private @Nullable UUID applicationId;

    private @Nullable UUID documentId;

    private Instant at;

    /** For Hibernate. */
    protected RealNameAct() {}

    /** Of the subject of this caller's token. */
    public RealNameAct(UUID accountId, Act act, String actor, Instant now) {
        this.id = OwnedId.next(accountId);
        this.act = act;
        this.actor = actor;
        this.at = now;
    }

    /** About one application. */
    RealNameAct about(UUID application) {
        applicationId = application;
        return this;
    }

    /** About one of its documents. */
    RealNameAct about(UUID application, UUID document) {
        documentId = document;
        return about(application);
    }
}
