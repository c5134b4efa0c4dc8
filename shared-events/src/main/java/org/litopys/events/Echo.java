package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a record gets to know of another one, in the unit of work in which it happens there, or of
 * the calendar. Nothing in the record rests on it: a decision before it can still be reversed, and
 * it stays right then.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Echo {}
