package org.litopys.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.litopys.events.Role;

/** Who may send a command: somebody with one of these roles ({@link Senders}). */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface SentBy {
    /** None with {@link #everyOffice}. */
    Role[] value() default {};

    /** For what all who work for the office may do, whatever their role there. */
    boolean everyOffice() default false;

    /** Whether a reason in words is mandatory, as for every decision. */
    boolean needsReason() default false;
}
