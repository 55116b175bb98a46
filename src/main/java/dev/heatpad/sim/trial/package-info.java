/** Whole lives of a house on virtual time, with faults, and what must hold in each of them. */
@NullMarked
package dev.heatpad.sim.trial;

import org.jspecify.annotations.NullMarked;
