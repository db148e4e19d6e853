package com.truewatch.billing.accounts.realname;

import com.truewatch.billing.accounts.account.export.ExportQuery;
import com.truewatch.billing.accounts.account.export.ExportScope;
import com.truewatch.billing.accounts.account.export.ExportSection;
import com.truewatch.billing.accounts.account.export.ExportedSection;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import com.truewatch.billing.accounts.realname.subject.Subject;
import com.truewatch.billing.accounts.realname.subject.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.subject.Subject.Individual;
import com.truewatch.billing.accounts.realname.subject.SubjectCipher;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an export tells of real-name authentication: the applications with what they say, and what became of them. */
@Singleton
class RealNameSections implements ExportSection {
    private final RealNameApplicationRepository applications;
    private final SubjectCipher cipher;

    RealNameSections(RealNameApplicationRepository applications, SubjectCipher cipher) {
        this.applications = applications;
        this.cipher = cipher;
    }

    @Produces
    @Singleton
    static ExportSection documents() {
        return ExportQuery.of(ExportedSection.REAL_NAME_DOCUMENTS, """
                select id, kind, application_id as "applicationId", uploaded_at as "uploadedAt"
                from real_name_document where account_id = (select id from holder) order by id desc
                """);
    }

    /** Without who of the staff it was. */
    @Produces
    @Singleton
    static ExportSection acts() {
        return ExportQuery.of(ExportedSection.REAL_NAME_ACTS, """
                select id, act, application_id as "applicationId", document_id as "documentId", at
                from real_name_act where account_id = (select id from holder) order by id desc
                """);
    }

    @Override
    public ExportedSection section() {
        return ExportedSection.REAL_NAME_APPLICATIONS;
    }

    @Override
    public void read(ExportScope scope, Consumer<Map<String, Object>> rows) {
        applications.findAllOf(scope.accountId()).forEach(it -> rows.accept(row(it, scope)));
    }

    private Map<String, Object> row(RealNameApplication application, ExportScope scope) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", application.id().id());
        row.put("state", application.state());
        row.put("subjectType", application.subjectType());
        if (application.encrypted() != null) {
            describe(cipher.subject(application), scope, row);
            row.put("rejectionReason", cipher.reason(application));
        }
        row.put("replaces", application.replaces());
        row.put("submittedAt", application.submittedAt());
        row.put("dueAt", application.dueAt());
        row.put("decidedAt", application.decidedAt());
        row.put("endedAt", application.endedAt());
        return row;
    }

    private static void describe(Subject subject, ExportScope scope, Map<String, Object> row) {
        row.put("legalName", subject.legalName());
        row.put("country", subject.country());
        if (subject instanceof Enterprise enterprise) {
            row.put("registrationNumber", number(enterprise.registrationNumber(), scope));
            row.put("taxId", number(enterprise.taxId(), scope));
            row.put("legalRepresentative", name(enterprise.legalRepresentative(), scope));
            row.put("address", scope.isMasked() ? null : enterprise.address());
        } else if (subject instanceof Individual person) {
            row.put("idNumber", number(person.idNumber(), scope));
            row.put("phone", scope.address(person.phone()));
        }
    }

    private static @Nullable String number(@Nullable String number, ExportScope scope) {
        return number == null || !scope.isMasked() ? number : IdentityNumbers.masked(number);
    }

    private static String name(String name, ExportScope scope) {
        return scope.isMasked() ? IdentityNumbers.maskedName(name) : name;
    }
}
