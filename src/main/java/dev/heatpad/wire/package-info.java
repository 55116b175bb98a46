/** The JSON objects that MQTT, the socket, HTTP and the terminal share, each in one place. */
@NullMarked
package dev.heatpad.wire;

import org.jspecify.annotations.NullMarked;
