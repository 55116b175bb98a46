/** Judges discovery documents as Home Assistant would, and what is published by them. */
@NullMarked
package dev.heatpad.homeassistant;

import org.jspecify.annotations.NullMarked;
