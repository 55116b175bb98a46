/** Tests of the MQTT adapter against real brokers. */
@NullMarked
package dev.heatpad.adapter.mqtt;

import org.jspecify.annotations.NullMarked;
