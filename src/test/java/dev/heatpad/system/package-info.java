/** The program as users run it: the jar, real brokers, signals and crashes. */
@NullMarked
package dev.heatpad.system;

import org.jspecify.annotations.NullMarked;
