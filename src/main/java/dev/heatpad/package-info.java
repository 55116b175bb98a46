/** Wiring: the one place that builds adapters and joins them to the loop. */
@NullMarked
package dev.heatpad;

import org.jspecify.annotations.NullMarked;
