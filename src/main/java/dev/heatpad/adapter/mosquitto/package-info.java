/** The folder that a Mosquitto broker runs from: its configuration, passwords and rules. */
@NullMarked
package dev.heatpad.adapter.mosquitto;

import org.jspecify.annotations.NullMarked;
