package com.truewatch.billing.accounts.realname.review;

import com.truewatch.billing.accounts.realname.number.CheckDigits;
import com.truewatch.billing.accounts.realname.number.CheckDigits.Kind;
import com.truewatch.billing.accounts.realname.number.IdentityNumbers;
import com.truewatch.billing.accounts.realname.review.NumberWarning.Member;
import com.truewatch.billing.accounts.realname.subject.Subject;
import com.truewatch.billing.accounts.realname.subject.Subject.Enterprise;
import com.truewatch.billing.accounts.realname.subject.Subject.Individual;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at the check digits of an application's numbers, for staff: its holder may be right where they are wrong. */
@Singleton
class NumberWarnings {
    private final CheckDigits digits;

    NumberWarnings(CheckDigits digits) {
        this.digits = digits;
    }

    /** The numbers of this application that look wrong. */
    List<NumberWarning> of(Subject subject) {
        if (subject instanceof Enterprise company) {
            return Stream.of(
                            warning(
                                    company,
                                    Member.REGISTRATION_NUMBER,
                                    Kind.REGISTRATION,
                                    company.registrationNumber()),
                            warning(company, Member.TAX_ID, Kind.TAX, company.taxId()))
                    .flatMap(Optional::stream)
                    .toList();
        }
        Individual person = (Individual) subject;
        return warning(person, Member.ID_NUMBER, Kind.PERSON, person.idNumber()).stream()
                .toList();
    }

    private Optional<NumberWarning> warning(Subject subject, Member member, Kind kind, @Nullable String number) {
        if (number == null) {
            return Optional.empty();
        }
        boolean confirm = IdentityNumbers.needsConfirmation(subject.country(), number);
        return confirm || digits.areWrong(kind, subject.country(), number)
                ? Optional.of(new NumberWarning(member, confirm))
                : Optional.empty();
    }
}
