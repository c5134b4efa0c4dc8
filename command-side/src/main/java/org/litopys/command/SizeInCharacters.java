package org.litopys.command;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Characters;

/**
 * {@link Size} of texts in characters, as the API counts and the JSON Schema says: Hibernate
 * Validator's own counts halves of characters, and so refuses 2,001 signs of two halves each where
 * 4,000 are allowed. Found by {@code META-INF/services}; preferred, since String is narrower than
 * CharSequence.
 */
public final class SizeInCharacters implements ConstraintValidator<Size, String> {
    private int min;
    private int max;

    @Override
    public void initialize(Size size) {
        min = size.min();
        max = size.max();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
        if (text == null) {
            return true;
        }
        int size = Characters.in(text);
        return size >= min && size <= max;
    }
}
