/**
 * What the dashboards count, at any position: counters and rows through time, fed by the changes of
 * records. A figure without a filter costs the same with ten records and with ten million, today
 * and a year ago.
 */
@NullMarked
package org.litopys.query.figures;

import org.jspecify.annotations.NullMarked;
