package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of an event whose value can be corrected later, by two persons: words, references,
 * dates and codes from which nothing else follows. Never an identity, money or a due date.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Correctable {
    /** What a text or a number must look like, as a regular expression of the whole of it. */
    String pattern() default "(?s)(?=.*\\S).{1,300}";
}
