package org.litopys.query.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Contrast of the colours, from the stylesheet itself (WCAG 2.2: 1.4.3, 1.4.11). */
class ColoursTest {
    private static final Pattern PAIR =
            Pattern.compile("--([a-z0-9-]+): light-dark\\(#([0-9a-f]{6}), #([0-9a-f]{6})\\)");

    private static Map<String, String[]> colours() throws IOException {
        Map<String, String[]> colours = new TreeMap<>();
        Matcher pair =
                PAIR.matcher(Files.readString(Path.of("src/main/resources/static/assets/app.css")));
        while (pair.find()) {
            colours.put(pair.group(1), new String[] {pair.group(2), pair.group(3)});
        }
        return colours;
    }

    @ParameterizedTest
    @CsvSource({
        "text, surface, 4.5",
        "text, bg, 4.5",
        "text, sunken, 4.5",
        "muted, surface, 4.5",
        "muted, bg, 4.5",
        "muted, sunken, 4.5",
        "muted, accent-soft, 4.5",
        "accent, surface, 4.5",
        "accent, bg, 4.5",
        "accent, accent-soft, 4.5",
        "on-accent, accent, 4.5",
        "bad, surface, 4.5",
        "bad, bad-soft, 4.5",
        "warn, surface, 4.5",
        "warn, warn-soft, 4.5",
        "good, surface, 4.5",
        "good, good-soft, 4.5",
        "bad, accent-soft, 4.5",
        "good, accent-soft, 4.5",
        "control, surface, 3",
        "control, bg, 3",
        "focus, surface, 3",
        "focus, bg, 3",
        "c1, surface, 3",
        "c2, surface, 3",
        "c3, surface, 3"
    })
    void a_pair_of_colours_has_enough_contrast(String front, String back, double least)
            throws IOException {
        Map<String, String[]> colours = colours();
        for (int theme = 0; theme < 2; theme++) {
            assertThat(contrast(of(colours, front)[theme], of(colours, back)[theme]))
                    .as(theme == 0 ? "light" : "dark")
                    .isGreaterThanOrEqualTo(least);
        }
    }

    private static String[] of(Map<String, String[]> colours, String name) {
        return Objects.requireNonNull(colours.get(name), name);
    }

    @Test
    void black_on_white_is_21_to_1() {
        assertThat(contrast("000000", "ffffff")).isEqualTo(21);
    }

    private static double contrast(String one, String other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(String hex) {
        return 0.2126 * linear(hex, 0) + 0.7152 * linear(hex, 2) + 0.0722 * linear(hex, 4);
    }

    private static double linear(String hex, int at) {
        double value = Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
