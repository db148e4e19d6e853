package com.truewatch.billing.accounts.delivery.sms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.truewatch.billing.accounts.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is asked for which number, and who is asked next. */
class RoutedSmsGatewayTest {
    private static final String SINGAPORE = "+6591234567";

    private final TestClock clock = new TestClock();
    private final ScriptedGateway first = ScriptedGateway.accepting("first");
    private final ScriptedGateway second = ScriptedGateway.accepting("second");
    private final ScriptedGateway chinas = ScriptedGateway.accepting("chinas");
    private final RoutedSmsGateway routed =
            new RoutedSmsGateway(Map.of("SG", List.<SmsGateway>of(first, second), "CN", List.of(chinas)), clock);

    @Test
    void aNumberGoesToTheGatewayOfItsCountry() {
        assertEquals(new SmsOutcome.Accepted("chinas", "id-1"), routed.send(to("+8613800138000")));
        assertEquals(new SmsOutcome.Accepted("first", "id-1"), routed.send(to(SINGAPORE)));

        assertEquals(1, chinas.asked());
        assertEquals(1, first.asked());
        assertEquals(0, second.asked());
    }

    /** A country without gateway, a landline, premium rate, a satellite. */
    @ParameterizedTest
    @ValueSource(strings = {"+12015550123", "+6561234567", "+19002345678", "+870773111632", "+85251234567"})
    void aNumberThatNobodyServesIsRefusedAndNobodyIsAsked(String number) {
        assertFalse(routed.covers(number));
        assertEquals(new SmsOutcome.Failed("none", SmsFailure.COUNTRY_NOT_SERVED, ""), routed.send(to(number)));
        assertEquals(0, first.asked() + second.asked() + chinas.asked());
    }

    @Test
    void theCountriesThatAreConfiguredAreCovered() {
        assertTrue(routed.covers(SINGAPORE));
        assertTrue(routed.covers("+8613800138000"));
        assertFalse(new RoutedSmsGateway(Map.of(), clock).covers(SINGAPORE));
    }

    @ParameterizedTest
    @EnumSource(SmsFailure.class)
    void theNextIsAskedOnlyWhenTheFirstCertainlySentNothing(SmsFailure failure) {
        first.fail(failure);

        SmsOutcome outcome = routed.send(to(SINGAPORE));

        boolean certain = failure.after() == SmsFailure.After.NOT_SENT || failure.after() == SmsFailure.After.OUR_FAULT;
        assertEquals(
                certain ? new SmsOutcome.Accepted("second", "id-1") : new SmsOutcome.Failed("first", failure, ""),
                outcome);
        assertEquals(1, first.asked());
        assertEquals(certain ? 1 : 0, second.asked());
    }

    @Test
    void theLastOneSaysWhyNobodySentIt() {
        first.fail(SmsFailure.CIRCUIT_OPEN);
        second.fail(SmsFailure.THROTTLED);

        assertEquals(new SmsOutcome.Failed("second", SmsFailure.THROTTLED, ""), routed.send(to(SINGAPORE)));
    }

    @Test
    void whatLapsedWhileTheFirstWasAskedGoesToNobodyElse() {
        TextMessage message = to(SINGAPORE);
        RoutedSmsGateway slow = new RoutedSmsGateway(
                Map.of(
                        "SG",
                        List.of(
                                it -> {
                                    clock.advance(Duration.ofMinutes(10));
                                    return new SmsOutcome.Failed("slow", SmsFailure.UNREACHABLE, "");
                                },
                                second)),
                clock);

        assertEquals(new SmsOutcome.Failed("slow", SmsFailure.UNREACHABLE, ""), slow.send(message));
        assertEquals(0, second.asked());
    }

    private TextMessage to(String number) {
        TextMessage any = ProviderTestCase.message(number, Locale.ENGLISH);
        return new TextMessage(
                any.messageId(), number, any.wording(), clock.instant().plus(Duration.ofMinutes(10)));
    }
}
