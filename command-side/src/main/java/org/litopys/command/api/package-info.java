/**
 * The command HTTP API: one endpoint for every command, its catalogue, receipts, streams of
 * commands and the pages that explain what was refused. Nothing here decides; that is the
 * aggregates' part.
 */
@NullMarked
package org.litopys.command.api;

import org.jspecify.annotations.NullMarked;
