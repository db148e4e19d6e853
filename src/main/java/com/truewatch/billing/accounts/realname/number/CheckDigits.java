package com.truewatch.billing.accounts.realname.number;

import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.br.CNPJ;
import org.hibernate.validator.constraints.br.CPF;
import org.hibernate.validator.constraints.pl.NIP;
import org.hibernate.validator.constraints.pl.PESEL;
import org.hibernate.validator.constraints.pl.REGON;
import org.hibernate.validator.constraints.ru.INN;

/**
 * The check digits of other countries than China, where Hibernate Validator knows them. A number is looked at only where its
 * length says which of the country's numbers it is: elsewhere a right one could look wrong.
 */
@Singleton
public class CheckDigits {
    /** What a number is for. */
    public enum Kind {
        /** Of a company in its register. */
        REGISTRATION,
        /** Of a company at the tax office. */
        TAX,
        /** Of a person. */
        PERSON
    }

    /** Of a Polish number of ten digits only the tax office's has check digits, of a Russian one the passport's has none. */
    private static final Map<String, List<Integer>> LENGTHS = Map.of(
            "cnpj", List.of(14),
            "cpf", List.of(11),
            "nip", List.of(10),
            "regon", List.of(9, 14),
            "pesel", List.of(11),
            "inn", List.of(10, 12),
            "innOfPerson", List.of(12));

    private final Validator validator;

    CheckDigits(Validator validator) {
        this.validator = validator;
    }

    /** Whether this is a number with check digits, and they do not fit. */
    public boolean areWrong(Kind kind, String country, String number) {
        String plain = IdentityNumbers.comparable(number);
        String digits = plain.startsWith(country) ? plain.substring(country.length()) : plain;
        return rule(kind, country, digits.length())
                .filter(it ->
                        !validator.validateValue(Numbers.class, it, digits).isEmpty())
                .isPresent();
    }

    /** The name of the rule in {@link Numbers}; empty where there is none. */
    private static Optional<String> rule(Kind kind, String country, int length) {
        String rule = switch (country) {
            case "BR" -> kind == Kind.PERSON ? "cpf" : "cnpj";
            case "PL" ->
                switch (kind) {
                    case REGISTRATION -> "regon";
                    case TAX -> "nip";
                    case PERSON -> "pesel";
                };
            case "RU" -> kind == Kind.PERSON ? "innOfPerson" : "inn";
            default -> "";
        };
        return LENGTHS.getOrDefault(rule, List.of()).contains(length) ? Optional.of(rule) : Optional.empty();
    }

    /** Each number under the constraint that knows it. */
    record Numbers(
            @CNPJ(format = CNPJ.Format.ALPHANUMERIC) String cnpj,
            @CPF String cpf,
            @NIP String nip,
            @REGON String regon,
            @PESEL String pesel,
            @INN String inn,
            @INN(type = INN.Type.INDIVIDUAL) String innOfPerson) {}
}
