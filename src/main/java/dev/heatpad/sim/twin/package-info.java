/**
 * The physical twin of a heating pad: skin, pad, circuit, sensors, and what can go wrong in them.
 */
@NullMarked
package dev.heatpad.sim.twin;

import org.jspecify.annotations.NullMarked;
