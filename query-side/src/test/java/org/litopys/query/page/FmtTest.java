package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.litopys.events.Money;

/** In expectations a tilde stands for the no-break space. */
class FmtTest {
    private static final Fmt EN = Fmt.in(Language.EN);
    private static final Fmt UK = Fmt.in(Language.UK);

    @Test
    void numbers_are_grouped_as_each_language_groups_them() {
        assertThat(EN.number(1_284_306)).isEqualTo("1,284,306");
        assertThat(shown(UK.number(1_284_306))).isEqualTo("1~284~306");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "480000 | EUR | €480,000 | 480~000~€",
                "1234.50 | EUR | €1,234.50 | 1~234,50~€",
                "0 | EUR | €0 | 0~€",
                "250000 | UAH | ₴250,000 | 250~000~₴",
                "7 | CHF | CHF~7 | 7~CHF"
            })
    void money_shows_cents_only_where_there_are_some(
            String amount, String currency, String english, String ukrainian) {
        Money money = Money.of(amount, currency);
        assertThat(shown(EN.money(money))).isEqualTo(english);
        assertThat(shown(UK.money(money))).isEqualTo(ukrainian);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1600000 | €1.60~M | 1,60~млн~€",
                "96400000 | €96.40~M | 96,40~млн~€",
                "1234567890 | €1,234.57~M | 1~234,57~млн~€",
                "0 | €0.00~M | 0,00~млн~€",
                "9999 | €9,999 | 9~999~€"
            })
    void large_sums_are_shown_in_millions(String amount, String english, String ukrainian) {
        assertThat(shown(EN.moneyShort(Money.of(amount, "EUR")))).isEqualTo(english);
        assertThat(shown(UK.moneyShort(Money.of(amount, "EUR")))).isEqualTo(ukrainian);
    }

    @Test
    void dates_follow_the_language_and_times_the_clock_of_Brussels() {
        assertThat(shown(EN.date(LocalDate.of(2026, 11, 4)))).isEqualTo("4~Nov~2026");
        assertThat(UK.date(LocalDate.of(2026, 11, 4))).isEqualTo("04.11.2026");
        Instant summer = Instant.parse("2026-09-30T22:30:00Z");
        assertThat(shown(EN.dateTime(summer))).isEqualTo("1~Oct~2026~00:30");
        assertThat(shown(UK.dateTime(summer))).isEqualTo("01.10.2026~00:30");
        assertThat(EN.machine(summer)).isEqualTo("2026-10-01T00:30+02:00");
    }

    @Test
    void months_are_short() {
        assertThat(EN.month(YearMonth.of(2026, 9))).isEqualTo("Sep");
        assertThat(UK.month(YearMonth.of(2026, 9))).isEqualTo("вер.");
        assertThat(shown(UK.monthAndYear(YearMonth.of(2026, 9)))).isEqualTo("вер.~2026");
    }

    @Test
    void shares_and_lags_have_one_decimal_where_it_matters() {
        assertThat(EN.percent(0.265)).isEqualTo("26.5%");
        assertThat(shown(UK.percent(0.265))).isEqualTo("26,5~%");
        assertThat(shown(EN.seconds(Duration.ofMillis(200)))).isEqualTo("0.2~s");
        assertThat(shown(UK.seconds(Duration.ofMillis(75_400)))).isEqualTo("75~с");
    }

    @Test
    void countries_and_languages_have_names_in_both_languages() {
        assertThat(EN.country("UA")).isEqualTo("Ukraine");
        assertThat(UK.country("UA")).isEqualTo("Україна");
        assertThat(UK.language("en")).isEqualTo("англійська");
    }

    @Test
    void a_hash_shows_its_ends() {
        assertThat(EN.hash("9f2c71ab" + "0".repeat(52) + "e04d")).isEqualTo("9f2c71ab…e04d");
    }

    private static String shown(String text) {
        return text.replace('\u00a0', '~').replace('\u202f', '~');
    }
}
