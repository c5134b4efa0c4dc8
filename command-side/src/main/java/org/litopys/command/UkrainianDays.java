package org.litopys.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * The working days of Ukraine, from the list in {@code ukraine.txt}. Before its first day nothing
 * is known and nothing is guessed. After its last day every Monday to Friday is a working day:
 * since 2022 public holidays are none under martial law (Law 2136-IX, Article 6), and no later list
 * was published. When that ends, the list must be continued here; due dates that were recorded
 * stay.
 */
final class UkrainianDays {
    private static final UkrainianDays LISTED = read();

    private final LocalDate first;
    private final LocalDate last;
    private final Set<LocalDate> off = new HashSet<>();
    private final Set<LocalDate> worked = new HashSet<>();

    private UkrainianDays(LocalDate first, LocalDate last) {
        this.first = first;
        this.last = last;
    }

    /** Throws IllegalArgumentException for a day before the list. */
    static boolean isWorkingDay(LocalDate day) {
        if (day.isBefore(LISTED.first)) {
            throw new IllegalArgumentException(
                    "The working days of Ukraine are known from %s on, but not %s"
                            .formatted(LISTED.first, day));
        }
        return day.isAfter(LISTED.last)
                ? WorkingDays.isWeekday(day)
                : LISTED.worked.contains(day)
                        || WorkingDays.isWeekday(day) && !LISTED.off.contains(day);
    }

    private static UkrainianDays read() {
        String[] lines =
                text().lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        UkrainianDays days = new UkrainianDays(day("from", lines[0]), day("to", lines[1]));
        for (int i = 2; i < lines.length; i++) {
            if (lines[i].startsWith("+")) {
                days.worked.add(day("+", lines[i]));
            } else {
                days.off.add(day("-", lines[i]));
            }
        }
        return days;
    }

    private static LocalDate day(String sign, String line) {
        if (!line.startsWith(sign + " ")) {
            throw new IllegalStateException("ukraine.txt: " + line);
        }
        return LocalDate.parse(line.substring(sign.length() + 1));
    }

    private static String text() {
        try (InputStream in = UkrainianDays.class.getResourceAsStream("ukraine.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
