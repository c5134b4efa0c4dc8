package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a component what is due then. The event starts that deadline for its record, or moves it
 * where it runs already; where the component is null, it does not.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface DueDate {
    Deadline value();

    /** What ends with it: only some of these events set a date, and those end the one before. */
    Deadline[] insteadOf() default {};
}
