/** The local socket: the way in for whoever is logged in at the device. */
@NullMarked
package dev.heatpad.adapter.socket;

import org.jspecify.annotations.NullMarked;
