/** Stands in for a library that the embedded broker names and does not need. */
@NullMarked
package oshi;

import org.jspecify.annotations.NullMarked;
