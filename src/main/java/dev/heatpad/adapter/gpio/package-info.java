/** Relays, buttons and lights on the header of a Raspberry Pi: the only package that knows Pi4J. */
@NullMarked
package dev.heatpad.adapter.gpio;

import org.jspecify.annotations.NullMarked;
