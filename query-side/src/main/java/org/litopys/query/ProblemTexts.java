package org.litopys.query;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The texts of {@link QueryProblem} and {@link Fault} in both languages. Immutable. */
public final class ProblemTexts {
    private static final Locale ENGLISH = Locale.of("en");
    private static final Locale UKRAINIAN = Locale.of("uk");
    private static final Map<String, Properties> TEXTS = Map.of("en", read("en"), "uk", read("uk"));

    private ProblemTexts() {}

    /**
     * The language that a caller likes best: "en" or "uk".
     *
     * @param acceptLanguage RFC 9110 §12.5.4; English where it is absent, unreadable or names
     *     neither
     */
    public static String language(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > 500) {
            return "en";
        }
        try {
            Locale best =
                    Locale.lookup(
                            Locale.LanguageRange.parse(acceptLanguage.strip()),
                            List.of(ENGLISH, UKRAINIAN));
            return UKRAINIAN.equals(best) ? "uk" : "en";
        } catch (IllegalArgumentException notAHeader) {
            return "en";
        }
    }

    public static String title(QueryProblem problem, String language) {
        return say(problem.rule() + ".title", language, problem.arguments());
    }

    public static String reason(QueryProblem problem, String language) {
        return say(problem.rule() + ".reason", language, problem.arguments());
    }

    public static String wayOut(QueryProblem problem, String language) {
        return say(problem.rule() + ".wayOut", language, problem.arguments());
    }

    public static String detail(Fault fault, String language) {
        return say("fault." + fault.code(), language, fault.arguments());
    }

    static Set<String> keys(String language) {
        return new TreeSet<>(texts(language).stringPropertyNames());
    }

    static String pattern(String key, String language) {
        return Objects.requireNonNull(texts(language).getProperty(key), key);
    }

    private static String say(String key, String language, List<String> arguments) {
        return new MessageFormat(pattern(key, language), Locale.of(language))
                .format(arguments.toArray());
    }

    private static Properties texts(String language) {
        return Objects.requireNonNull(TEXTS.get(language), language);
    }

    private static Properties read(String language) {
        String file = "problems_" + language + ".properties";
        Properties texts = new Properties();
        try (Reader characters =
                new InputStreamReader(
                        Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(file), file),
                        StandardCharsets.UTF_8)) {
            texts.load(characters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
