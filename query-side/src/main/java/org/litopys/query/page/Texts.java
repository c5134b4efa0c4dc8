package org.litopys.query.page;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.litopys.events.LedgerEvent;

/**
 * Every text of the pages in one language: {@code messages_en.properties} and {@code
 * messages_uk.properties} beside this class, in UTF-8, with ICU's plural forms, and the names of
 * the rules on who may do what. Immutable, for all threads.
 */
public final class Texts {
    private static final Map<Language, Texts> ALL = new EnumMap<>(Language.class);

    static {
        for (Language language : Language.values()) {
            ALL.put(language, new Texts(language));
        }
    }

    /** Formats are not thread-safe: each use works on a copy. */
    private final Map<String, MessageFormat> formats = new HashMap<>();

    private final Map<String, String> plain = new HashMap<>();

    private Texts(Language language) {
        read(language)
                .forEach((key, pattern) -> {
                    MessageFormat format = new MessageFormat(pattern, language.locale());
                    if (format.getFormats().length == 0) {
                        plain.put(key, format.format(new Object[0]));
                    } else {
                        formats.put(key, format);
                    }
                });
    }

    public static Texts in(Language language) {
        return Objects.requireNonNull(ALL.get(language));
    }

    /**
     * The text of a key. Throws IllegalArgumentException where there is none: a raw key is never
     * shown.
     */
    public String of(String key, Object... arguments) {
        String text = plain.get(key);
        if (text != null) {
            return text;
        }
        MessageFormat format = formats.get(key);
        if (format == null) {
            throw new IllegalArgumentException("No text is called " + key);
        }
        return ((MessageFormat) format.clone()).format(arguments);
    }

    /**
     * The name of a code, or the code itself where this version has no name for it (an event of a
     * later version, for example).
     */
    public String name(String family, String code) {
        String key = family + "." + code;
        return plain.getOrDefault(key, code);
    }

    Set<String> keys() {
        Set<String> keys = new java.util.TreeSet<>(plain.keySet());
        keys.addAll(formats.keySet());
        return keys;
    }

    static Map<String, String> read(Language language) {
        Map<String, String> texts = new HashMap<>();
        read(LedgerEvent.class, "duties", language, texts);
        read(Texts.class, "messages", language, texts);
        return texts;
    }

    private static void read(
            Class<?> beside, String name, Language language, Map<String, String> into) {
        String file = name + "_" + language.code() + ".properties";
        Properties properties = new Properties();
        try (InputStream bytes = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                Reader characters = new InputStreamReader(bytes, StandardCharsets.UTF_8)) {
            properties.load(characters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        properties.forEach((key, text) -> into.put((String) key, (String) text));
    }
}
