package org.litopys.command.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Money;

/**
 * The Jakarta Validation constraints of one value, as checks with our own texts and as keywords of
 * JSON Schema. A constraint that is not known here stops the start of the program: nothing that is
 * declared goes unchecked or unpublished.
 */
final class Constraints {
    private interface Check {
        void on(Object value, String at, Reading reading);
    }

    private final List<Check> checks = new ArrayList<>();
    private final Map<String, Object> keywords = new LinkedHashMap<>();

    static Constraints of(AnnotatedType type) {
        Constraints constraints = new Constraints();
        for (Annotation annotation : type.getAnnotations()) {
            constraints.add(annotation);
        }
        return constraints;
    }

    /** A text that is not blank and has at most so many characters. */
    static Constraints text(int max) {
        Constraints constraints = new Constraints();
        constraints.notBlank();
        constraints.size(0, max);
        return constraints;
    }

    /** A text of a {@link Form}. */
    static Constraints form(String regexp) {
        Constraints constraints = new Constraints();
        constraints.pattern(regexp);
        return constraints;
    }

    /** A whole number from {@code least} to {@code most}. */
    static Constraints number(long least, long most) {
        Constraints constraints = new Constraints();
        constraints.least(least);
        if (most < Integer.MAX_VALUE) {
            constraints.most(most);
        }
        return constraints;
    }

    /** These and those of another one. */
    Constraints and(Constraints more) {
        Constraints both = new Constraints();
        both.checks.addAll(checks);
        both.checks.addAll(more.checks);
        both.keywords.putAll(keywords);
        both.keywords.putAll(more.keywords);
        return both;
    }

    void check(Object value, String at, Reading reading) {
        checks.forEach(check -> check.on(value, at, reading));
    }

    Map<String, Object> keywords() {
        return keywords;
    }

    private void add(Annotation annotation) {
        switch (annotation) {
            case Size size -> size(size.min(), size.max());
            case NotBlank _ -> notBlank();
            case NotEmpty _ -> size(1, Integer.MAX_VALUE);
            case Pattern pattern -> pattern(pattern.regexp());
            case Min min -> least(min.value());
            case Max max -> most(max.value());
            case PositiveOrZero _ -> least(0);
            case Positive _ -> least(1);
            case Nullable _, NotNull _, Valid _ -> {}
            default ->
                    throw new IllegalStateException(
                            "The API does not know the constraint " + annotation);
        }
    }

    private void notBlank() {
        keywords.putIfAbsent("minLength", 1);
        checks.add((value, at, reading) -> {
            if (((String) value).isBlank()) {
                reading.fault(at, "blank");
            }
        });
    }

    private void most(long most) {
        keywords.put("maximum", most);
        checks.add((value, at, reading) -> {
            if (((Number) value).longValue() > most) {
                reading.fault(at, "too-much", Long.toString(most));
            }
        });
    }

    private void least(long least) {
        checks.add((value, at, reading) -> {
            if (value instanceof Money money) {
                if (least == 1 && money.isZero()) {
                    reading.fault(Fault.member(at, "amount"), "money-zero");
                }
            } else if (((Number) value).longValue() < least) {
                reading.fault(at, "too-little", Long.toString(least));
            }
        });
        keywords.put("minimum", least);
    }

    private void pattern(String regexp) {
        Form form = Form.of(regexp);
        keywords.put("pattern", "^(?:" + regexp + ")$");
        checks.add((value, at, reading) -> {
            String text = (String) value;
            if (!form.fits(text)) {
                reading.fault(at, form.fault(), Scalars.quoted(text));
            }
        });
    }

    private void size(int min, int max) {
        checks.add((value, at, reading) -> {
            boolean text = value instanceof String;
            int size =
                    value instanceof String string
                            ? string.codePointCount(0, string.length())
                            : ((Collection<?>) value).size();
            if (size < min) {
                String least = Integer.toString(min);
                reading.fault(at, text ? "too-short" : "too-few", least);
            }
            if (size > max) {
                String most = Integer.toString(max);
                reading.fault(at, text ? "too-long" : "too-many", most);
            }
        });
        if (min > 0) {
            keywords.put("min", min);
        }
        if (max < Integer.MAX_VALUE) {
            keywords.put("max", max);
        }
    }

    /**
     * Adds the keywords to the schema of the value; sizes are called differently for texts and
     * lists.
     */
    Map<String, Object> on(Map<String, Object> schema) {
        String unit = "array".equals(schema.get("type")) ? "Items" : "Length";
        keywords.forEach((name, value) -> {
            switch (name) {
                case "min", "max" -> schema.put(name + unit, value);
                case "minLength" -> schema.putIfAbsent(name, value);
                default -> {
                    if (!"object".equals(schema.get("type"))) {
                        schema.put(name, value);
                    }
                }
            }
        });
        return schema;
    }
}
