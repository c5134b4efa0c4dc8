/** Lists of records as of any moment: filters, text search, order, columns, pages, CSV. */
@NullMarked
package org.litopys.query.list;

import org.jspecify.annotations.NullMarked;
