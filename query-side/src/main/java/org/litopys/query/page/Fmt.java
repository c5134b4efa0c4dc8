package org.litopys.query.page;

import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.DecimalFormatSymbols;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.litopys.events.Money;
import org.litopys.events.RecordType;

/**
 * The one place that writes numbers, dates and money, in one language. Parts of one figure are
 * joined by no-break spaces. Times are those of {@link #ZONE}. Immutable, for all threads.
 */
public final class Fmt {
    /** Named once, in the footer of each page. */
    public static final ZoneId ZONE = RecordType.OFFICE_ZONE;

    private static final char NBSP = '\u00a0';
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final String[] MONTHS_EN = {
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"
    };
    private static final String[] MONTHS_UK = {
        "січ.", "лют.", "бер.", "квіт.", "трав.", "черв.", "лип.", "серп.", "вер.", "жовт.",
        "лист.", "груд."
    };
    private static final Map<Language, Fmt> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Fmt(language));
        }
    }

    private final Language language;
    private final DateTimeFormatter date;

    private Fmt(Language language) {
        this.language = language;
        this.date =
                language == Language.UK
                        ? DateTimeFormatter.ofPattern("dd.MM.yyyy", language.locale())
                        : new DateTimeFormatterBuilder()
                                .appendValue(ChronoField.DAY_OF_MONTH)
                                .appendLiteral(NBSP)
                                .appendText(ChronoField.MONTH_OF_YEAR, names(MONTHS_EN))
                                .appendLiteral(NBSP)
                                .appendValue(ChronoField.YEAR, 4)
                                .toFormatter(Locale.UK);
    }

    public static Fmt in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /** {@code 1,284,306}; Ukrainian {@code 1 284 306}. */
    public String number(long value) {
        return decimal(BigDecimal.valueOf(value), 0);
    }

    /** A share of 1 with one decimal: {@code 65.0%}; Ukrainian {@code 65,0 %}. */
    public String percent(double share) {
        String number = decimal(BigDecimal.valueOf(share * 100), 1);
        return language == Language.UK ? number + NBSP + "%" : number + "%";
    }

    /** {@code €480,000}, with cents only where there are some; Ukrainian {@code 480 000 €}. */
    public String money(Money money) {
        BigDecimal amount = money.amount();
        boolean whole = amount.stripTrailingZeros().scale() <= 0;
        return withCurrency(decimal(amount, whole ? 0 : amount.scale()), money);
    }

    /**
     * In millions with two decimals: {@code €1.60 M}; Ukrainian {@code 1,60 млн €}. Less than ten
     * thousand is written out, since it would round to nothing.
     */
    public String moneyShort(Money money) {
        if (!money.isZero() && money.amount().compareTo(BigDecimal.valueOf(10_000)) < 0) {
            return money(money);
        }
        String millions = decimal(money.amount().divide(MILLION, 2, RoundingMode.HALF_EVEN), 2);
        return language == Language.UK
                ? millions + NBSP + "млн" + NBSP + symbol(money)
                : withCurrency(millions, money) + NBSP + "M";
    }

    /** {@code 24 Nov 2026}; Ukrainian {@code 24.11.2026}. */
    public String date(LocalDate day) {
        return date.format(day);
    }

    public String date(Instant moment) {
        return date(day(moment));
    }

    /** {@code 24 Nov 2026 17:00}. */
    public String dateTime(Instant moment) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, ZONE);
        return "%s%c%02d:%02d"
                .formatted(date(local.toLocalDate()), NBSP, local.getHour(), local.getMinute());
    }

    /** Short name of a month: {@code Nov}. */
    public String month(YearMonth month) {
        return (language == Language.UK ? MONTHS_UK : MONTHS_EN)[month.getMonthValue() - 1];
    }

    /** {@code Nov 2026}. */
    public String monthAndYear(YearMonth month) {
        return month(month) + NBSP + month.getYear();
    }

    /** {@code 0.2 s}; {@code 75 s} from ten seconds on. */
    public String seconds(Duration duration) {
        BigDecimal seconds = BigDecimal.valueOf(duration.toMillis(), 3);
        int decimals = duration.compareTo(Duration.ofSeconds(10)) < 0 ? 1 : 0;
        return decimal(seconds, decimals) + NBSP + (language == Language.UK ? "с" : "s");
    }

    /** Name of a country by its ISO 3166-1 code; the code where it has none. */
    public String country(String code) {
        return Locale.of("", code).getDisplayCountry(language.locale());
    }

    /** Name of a language by its ISO 639-1 code. */
    public String language(String code) {
        return Locale.of(code).getDisplayLanguage(language.locale());
    }

    /** Head and tail of a hash: {@code 9f2c71ab…e04d}. */
    public String hash(String hex) {
        return hex.length() <= 16
                ? hex
                : hex.substring(0, 8) + "…" + hex.substring(hex.length() - 4);
    }

    /** For {@code datetime} attributes; no language. */
    public String machine(Instant moment) {
        return moment.atZone(ZONE).toOffsetDateTime().withNano(0).toString();
    }

    public static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, ZONE);
    }

    private String decimal(BigDecimal value, int decimals) {
        DecimalFormat format =
                new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(language.locale()));
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(value);
    }

    private String withCurrency(String number, Money money) {
        String symbol = symbol(money);
        if (language == Language.UK) {
            return number + NBSP + symbol;
        }
        return symbol.length() == 1 ? symbol + number : symbol + NBSP + number;
    }

    private static String symbol(Money money) {
        return switch (money.currency().getCurrencyCode()) {
            case "EUR" -> "€";
            case "UAH" -> "₴";
            case "USD" -> "$";
            case "GBP" -> "£";
            case String code -> code;
        };
    }

    private static Map<Long, String> names(String[] months) {
        Map<Long, String> names = new java.util.HashMap<>();
        for (int i = 0; i < months.length; i++) {
            names.put(i + 1L, months[i]);
        }
        return names;
    }
}
