package org.litopys.events;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A decision of the office that another person may reverse, as long as nothing rests on it. What is
 * not one: what applicants, hosts and innovators do (theirs to withdraw), evaluations (never
 * changed), publications (a corrigendum or a cancellation is public itself), the validation of an
 * organisation (others rest on it unseen) and whatever moves money for good (owed or paid).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Reversible {}
