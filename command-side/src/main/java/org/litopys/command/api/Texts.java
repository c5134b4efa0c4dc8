package org.litopys.command.api;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What the API says, in both languages: the refusals of the aggregates, the problems of the API
 * itself, and the descriptions of commands. Immutable once loaded.
 */
final class Texts {
    private final Map<Language, Properties> byLanguage = new EnumMap<>(Language.class);

    /**
     * Reads every {@code duties_*.properties}, {@code refusals_*.properties} and {@code
     * problems_*.properties} of the office's packages on the class path, so that in one process the
     * pages of {@code /problems/} also explain what the other side refuses, and the descriptions of
     * commands.
     */
    static Texts load() {
        Texts texts = new Texts();
        for (Language language : Language.values()) {
            Properties all = new Properties();
            // Our own last: where the other side uses the same name, its text is not for our
            // values.
            for (String folder : List.of("org/litopys", "org/litopys/command")) {
                for (String name : List.of("duties", "refusals", "problems", "descriptions")) {
                    read("classpath*:" + folder + "/**/" + name, language, all);
                }
            }
            texts.byLanguage.put(language, all);
        }
        return texts;
    }

    private static void read(String name, Language language, Properties into) {
        try {
            String location = "%s_%s.properties".formatted(name, language.tag());
            for (Resource file : new PathMatchingResourcePatternResolver().getResources(location)) {
                try (Reader reader =
                        new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                    into.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text as it stands in the file, with its placeholders. */
    Optional<String> find(String key, Language language) {
        return Optional.ofNullable(properties(language).getProperty(key));
    }

    /** Throws IllegalArgumentException where the text is missing: a programmer's error. */
    String say(Language language, String key, List<String> arguments) {
        return find(key, language)
                .map(text -> format(text, language, arguments))
                .orElseThrow(() -> new IllegalArgumentException("No text is called " + key));
    }

    private static String format(String text, Language language, List<String> arguments) {
        return new MessageFormat(text, language.locale()).format(arguments.toArray());
    }

    /** Every key of a language, sorted. */
    SortedSet<String> keys(Language language) {
        return new TreeSet<>(properties(language).stringPropertyNames());
    }

    private Properties properties(Language language) {
        Properties properties = byLanguage.get(language);
        if (properties == null) {
            throw new IllegalStateException("not loaded: " + language);
        }
        return properties;
    }
}
