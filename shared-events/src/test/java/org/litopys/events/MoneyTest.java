package org.litopys.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.events.serialization.EventCatalogue;
import org.litopys.events.serialization.LedgerEventSerializer;

class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "5,EUR,5.00 EUR",
        "5.5,EUR,5.50 EUR",
        "5.50,EUR,5.50 EUR",
        "1E3,EUR,1000.00 EUR",
        "5,JPY,5 JPY",
        "0,UAH,0.00 UAH",
        "1.000,EUR,1.00 EUR"
    })
    void an_amount_has_exactly_the_decimals_of_its_currency(
            String amount, String currency, String text) {
        assertThat(Money.of(amount, currency)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.01,EUR",
        "0.001,EUR",
        "5.5,JPY",
        "1000000000000000,EUR",
        "1E400,EUR",
        "1E-400,EUR",
        "1E-2000000000,EUR"
    })
    void what_cannot_be_money_is_refused(String amount, String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of(amount, currency))
                .withMessageContaining("amount");
    }

    @Test
    void currencies_are_never_mixed() {
        Money euro = Money.of("1", "EUR");
        Money hryvnia = Money.of("1", "UAH");
        assertThatIllegalArgumentException().isThrownBy(() -> euro.plus(hryvnia));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.minus(hryvnia));
        assertThatIllegalArgumentException().isThrownBy(() -> euro.compareTo(hryvnia));
    }

    @Test
    void nothing_falls_below_zero() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", "EUR").minus(Money.of("1.01", "EUR")));
    }

    @Test
    void in_json_the_amount_is_text() {
        var json =
                (tools.jackson.databind.json.JsonMapper)
                        new LedgerEventSerializer(new EventCatalogue()).getObjectMapper();
        String text = json.writeValueAsString(Money.of("250000", "EUR"));
        assertThat(text).isEqualTo("{\"amount\":\"250000.00\",\"currency\":\"EUR\"}");
        assertThat(json.readValue(text, Money.class))
                .isEqualTo(new Money(new BigDecimal("250000.00"), Currency.getInstance("EUR")));
    }
}
