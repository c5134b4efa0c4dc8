package org.litopys.command.programme;

import java.util.Currency;
import java.util.Set;

/**
 * What other records need to know about a programme.
 *
 * @param lines codes of its budget lines
 */
public record ProgrammeTerms(Currency currency, Set<String> lines) {}
