package dev.heatpad.core.safety;

import dev.heatpad.core.unit.MonotonicTime;

/**
 * What a meter in the heater's circuit read: between the switch and the element, so that it shows
 * what the switch really does.
 *
 * @param padVolts voltage behind the switch; near 0 while it is open
 * @param amperes current through the element
 */
public record PowerSample(double padVolts, double amperes, MonotonicTime takenAt) {}
