/** MQTT: the link to a broker, and the embedded broker for those who have none. */
@NullMarked
package dev.heatpad.adapter.mqtt;

import org.jspecify.annotations.NullMarked;
