package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which deadlines an event ends, because it is what was due or because nothing is any more.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EndsDeadlines {
    /** All of the record, where none is named. */
    Deadline[] value() default {};

    /** The component that names the record whose deadlines they are, if not the event's own. */
    String of() default "";
}
