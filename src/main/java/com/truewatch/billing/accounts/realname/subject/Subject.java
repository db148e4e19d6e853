package com.truewatch.billing.accounts.realname.subject;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import org.jspecify.annotations.Nullable;

/** Whom an application is about. Written down as JSON, encrypted; its names are part of what is stored. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Subject.Enterprise.class, name = "ENTERPRISE"),
    @JsonSubTypes.Type(value = Subject.Individual.class, name = "INDIVIDUAL")
})
public sealed interface Subject {
    /** Which of the two. */
    SubjectType type();

    /** The name on the licence or the identity document: the title of invoices. */
    String legalName();

    /** Whose authorities gave the number, ISO 3166-1 alpha-2. */
    String country();

    /** What goes on an invoice beside the title; null where there is none, for a person always. */
    @Nullable String taxId();

    /** Equal for two applications about the same enterprise, or the same person. */
    String identity();

    /** A company or another organisation. */
    public record Enterprise(
            String legalName,
            String country,
            String registrationNumber,
            @Nullable String taxId,
            String legalRepresentative,
            @Nullable String address)
            implements Subject {
        @Override
        public SubjectType type() {
            return SubjectType.ENTERPRISE;
        }

        @Override
        public String identity() {
            return Subject.identity(type(), country, registrationNumber);
        }

        /** Without what it is about. */
        @Override
        public String toString() {
            return "Enterprise";
        }
    }

    /** A person; {@code phone} is in E.164 and need not be the account's. */
    public record Individual(String legalName, String country, String idNumber, String phone) implements Subject {
        @Override
        public SubjectType type() {
            return SubjectType.INDIVIDUAL;
        }

        /** A person's number never goes on an invoice. */
        @Override
        public @Nullable String taxId() {
            return null;
        }

        @Override
        public String identity() {
            return Subject.identity(type(), country, idNumber);
        }

        /** Without whom it is about. */
        @Override
        public String toString() {
            return "Individual";
        }
    }

    private static String identity(SubjectType type, String country, String number) {
        return type + "/" + country + "/" + IdentityNumbers.comparable(number);
    }
}
