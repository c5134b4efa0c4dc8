package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says who may see events of this kind, reason and evidence included; an event that says nothing is
 * {@link Envelope.Classification#INTERNAL}. Recorded with each event, so a later change of this
 * does not change what was recorded.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Classified {
    Envelope.Classification value();
}
