/** Mistakes on purpose, and whether the simulation finds them. */
@NullMarked
package dev.heatpad.mutants;

import org.jspecify.annotations.NullMarked;
