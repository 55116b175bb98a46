/** People who fall asleep on a pad, wearables that notice it or not, and what the program does. */
@NullMarked
package dev.heatpad.sim.sleep;

import org.jspecify.annotations.NullMarked;
