/**
 * Measurements. Peers are measured side by side, in turn, in one run on one machine; ratios count,
 * not single figures. Each main prints a table as it stands in README.
 */
@NullMarked
package org.litopys.benchmarks;

import org.jspecify.annotations.NullMarked;
