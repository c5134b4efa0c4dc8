/** What every view of the ledger shares: moments, waiting, progress, problems, security. */
@NullMarked
package org.litopys.query;

import org.jspecify.annotations.NullMarked;
