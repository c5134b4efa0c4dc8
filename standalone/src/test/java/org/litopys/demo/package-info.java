@NullMarked
package org.litopys.demo;

import org.jspecify.annotations.NullMarked;
