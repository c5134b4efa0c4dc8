/**
 * The pages: frame, parts, texts and one controller per screen. Controllers read, compose what a
 * template shows out of plain records, and name the template; templates (src/main/jte) only show.
 */
@NullMarked
package org.litopys.query.page;

import org.jspecify.annotations.NullMarked;
