/**
 * Who may log in: the office's own identity provider (OpenID Connect) with its people and programs,
 * or the wiring to one elsewhere. Tokens carry {@code sub} (pseudonym), {@code roles} and {@code
 * actor_type}; both sides read only tokens.
 */
@NullMarked
package org.litopys.access;

import org.jspecify.annotations.NullMarked;
