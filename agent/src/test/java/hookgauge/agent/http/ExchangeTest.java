package hookgauge.agent.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExchangeTest {
    private final Exchange exchange = new Exchange();

    @Test
    void without_a_call_all_time_is_its_own() {
        begin();

        assertEquals(250, exchange.ownNanos(1250));
    }

    @Test
    void calls_one_after_the_other_are_both_subtracted() {
        begin();
        exchange.callEnded(exchange.callStarted(1010), 1110);
        exchange.callEnded(exchange.callStarted(1120), 1220);

        assertEquals(50, exchange.ownNanos(1250));
    }

    @Test
    void time_of_calls_at_once_is_subtracted_once() {
        begin();
        int first = exchange.callStarted(1010);
        int second = exchange.callStarted(1020);
        exchange.callEnded(first, 1100);
        exchange.callEnded(second, 1120);

        assertEquals(140, exchange.ownNanos(1250));
    }

    @Test
    void call_that_is_still_under_way_is_subtracted_until_the_end() {
        begin();
        exchange.callStarted(1200);

        assertEquals(200, exchange.ownNanos(1250));
    }

    @Test
    void call_that_outlives_its_request_does_not_shorten_the_next_one() {
        begin();
        int turn = exchange.callStarted(1200);
        exchange.end();
        begin();
        int ofTheNext = exchange.callStarted(1010);
        exchange.callEnded(turn, 1100);
        exchange.callEnded(ofTheNext, 1020);

        assertEquals(240, exchange.ownNanos(1250));
    }

    @Test
    void call_of_an_exchange_that_is_over_is_nobody_s() {
        begin();
        exchange.end();

        assertEquals(Exchange.NO_TURN, exchange.callStarted(1200));
    }

    @Test
    void redirect_goes_on_for_the_request_that_it_began_for_and_no_other() {
        begin();
        int turn = exchange.callStarted(1010);
        exchange.callEnded(turn, 1110);
        exchange.callEnded(exchange.callFollowed(turn, 1120), 1220);
        assertEquals(50, exchange.ownNanos(1250));

        exchange.end();
        begin();
        assertEquals(Exchange.NO_TURN, exchange.callFollowed(turn, 1010));
    }

    private void begin() {
        exchange.startedNanos = 1000;
        exchange.begin();
    }
}
