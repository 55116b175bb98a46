/**
 * What a wearable says, and what follows from it: worn, asleep, heart rate. It can only take heat
 * away (S11). Pure values and functions.
 */
@NullMarked
package dev.heatpad.core.wearable;

import org.jspecify.annotations.NullMarked;
