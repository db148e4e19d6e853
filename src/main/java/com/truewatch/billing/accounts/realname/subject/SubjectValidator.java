package com.truewatch.billing.accounts.realname.subject;

import com.truewatch.billing.accounts.account.SubjectType;
import com.truewatch.billing.accounts.account.address.PhoneNumber;
import com.truewatch.billing.accounts.platform.problem.ProblemException;
import com.truewatch.billing.accounts.platform.problem.Violation;
import com.truewatch.billing.accounts.platform.text.Blanks;
import com.truewatch.billing.accounts.realname.SubmitApplicationRequest;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at an application member by member, and says all that is wrong at once. */
public final class SubjectValidator {
    private final SubmitApplicationRequest request;
    private final LocalDate today;
    private final List<Violation> violations = new ArrayList<>();

    public SubjectValidator(SubmitApplicationRequest request, LocalDate today) {
        this.request = request;
        this.today = today;
    }

    /** Throws {@code invalid-request} for a member too few, too many or wrong. */
    public Subject read() {
        Subject subject = switch (request.subjectType()) {
            case ENTERPRISE -> enterprise();
            case INDIVIDUAL -> individual();
        };
        if (!violations.isEmpty()) {
            throw ProblemException.violations(violations);
        }
        return subject;
    }

    private Subject enterprise() {
        refuse("/idNumber", request.idNumber());
        refuse("/phone", request.phone());
        if (request.documentIds() == null) {
            add("/documentIds", "must name at least one document of an enterprise");
        } else if (request.documentIds().stream().distinct().count()
                < request.documentIds().size()) {
            add("/documentIds", "must not name a document twice");
        }
        String number = written(required("/registrationNumber", request.registrationNumber()));
        String taxId = request.taxId() == null ? null : written(Blanks.strip(request.taxId()));
        flawOfCompany("/registrationNumber", number);
        flawOfCompany("/taxId", taxId);
        return new Subject.Enterprise(
                Blanks.strip(request.legalName()),
                request.country(),
                number,
                taxId == null && request.country().equals(IdentityNumbers.CHINA) ? number : taxId,
                required("/legalRepresentative", request.legalRepresentative()),
                stripped(request.address()));
    }

    private Subject individual() {
        refuse("/registrationNumber", request.registrationNumber());
        refuse("/taxId", request.taxId());
        refuse("/legalRepresentative", request.legalRepresentative());
        refuse("/address", request.address());
        refuse("/documentIds", request.documentIds());
        String number = written(required("/idNumber", request.idNumber()));
        if (!number.isEmpty()) {
            IdentityNumbers.flawOfPerson(request.country(), number, today).ifPresent(it -> add("/idNumber", it));
        }
        return new Subject.Individual(Blanks.strip(request.legalName()), request.country(), number, phone());
    }

    private String phone() {
        String typed = required("/phone", request.phone());
        Optional<PhoneNumber> phone = PhoneNumber.parse(typed);
        if (phone.isEmpty() && !typed.isEmpty()) {
            add("/phone", PhoneNumber.advice(typed));
        }
        return phone.map(PhoneNumber::key).orElse(typed);
    }

    private void flawOfCompany(String pointer, @Nullable String number) {
        if (number != null && !number.isEmpty()) {
            IdentityNumbers.flawOfCompany(request.country(), number).ifPresent(it -> add(pointer, it));
        }
    }

    /** Empty where it is missing, which is a violation. */
    private String required(String pointer, @Nullable String member) {
        String text = stripped(member);
        if (text == null || text.isEmpty()) {
            add(pointer, "must not be missing for " + request.subjectType());
            return "";
        }
        return text;
    }

    private void refuse(String pointer, @Nullable Object member) {
        if (member != null) {
            SubjectType other =
                    request.subjectType() == SubjectType.ENTERPRISE ? SubjectType.INDIVIDUAL : SubjectType.ENTERPRISE;
            add(pointer, "belongs to " + other);
        }
    }

    private void add(String pointer, String message) {
        violations.add(new Violation(pointer, message));
    }

    private String written(String number) {
        return IdentityNumbers.written(request.country(), number);
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null ? null : Blanks.strip(text);
    }
}
