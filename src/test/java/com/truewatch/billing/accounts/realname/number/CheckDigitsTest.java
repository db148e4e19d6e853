package com.truewatch.billing.accounts.realname.number;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.truewatch.billing.accounts.realname.number.CheckDigits.Kind;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of authorities and of libraries' documentation. */
class CheckDigitsTest {
    private static ValidatorFactory factory;

    @BeforeAll
    static void open() {
        factory = Validation.buildDefaultValidatorFactory();
    }

    @AfterAll
    static void close() {
        factory.close();
    }

    @ParameterizedTest
    @CsvSource({
        "BR, REGISTRATION, 16.727.230/0001-97, false",
        "BR, REGISTRATION, 16.727.230/0001-98, true",
        "BR, TAX, 16727230000197, false",
        "BR, TAX, 12.ABC.345/01DE-35, false",
        "BR, TAX, 12.ABC.345/01DE-36, true",
        "BR, REGISTRATION, 35.3.0010861-1, false",
        "BR, PERSON, 390.533.447-05, false",
        "BR, PERSON, 390.533.447-06, true",
        "PL, TAX, 8567346215, false",
        "PL, TAX, PL 856-734-62-15, false",
        "PL, TAX, 8567346216, true",
        "PL, REGISTRATION, 192598184, false",
        "PL, REGISTRATION, 192598183, true",
        "PL, REGISTRATION, 12345678512347, false",
        "PL, REGISTRATION, 12345678512348, true",
        "PL, REGISTRATION, 0000019193, false",
        "PL, PERSON, 44051401359, false",
        "PL, PERSON, 44051401358, true",
        "RU, TAX, 7707083893, false",
        "RU, TAX, 7707083894, true",
        "RU, TAX, 500100732259, false",
        "RU, REGISTRATION, 1027700132195, false",
        "RU, PERSON, 4510123456, false",
        "RU, PERSON, 500100732259, false",
        "RU, PERSON, 500100732258, true",
        "SG, TAX, 7707083894, false",
        "CN, REGISTRATION, 91350203M0001QKT19, false"
    })
    void areWrongWhereALibraryKnowsThem(String country, Kind kind, String number, boolean wrong) {
        assertEquals(wrong, new CheckDigits(factory.getValidator()).areWrong(kind, country, number));
    }
}
