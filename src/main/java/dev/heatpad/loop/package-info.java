/** One thread that owns the state, its bounded inbox, and the few ports that it needs. */
@NullMarked
package dev.heatpad.loop;

import org.jspecify.annotations.NullMarked;
