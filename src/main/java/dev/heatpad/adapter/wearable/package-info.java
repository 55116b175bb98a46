/**
 * The radio: a wearable over BlueZ's D-Bus interface, and the packets that it sends. {@code
 * BluetoothWearable} is the whole of it for the program; {@code LinkMachine} decides, {@code
 * BluezBus} calls.
 */
@NullMarked
package dev.heatpad.adapter.wearable;

import org.jspecify.annotations.NullMarked;
