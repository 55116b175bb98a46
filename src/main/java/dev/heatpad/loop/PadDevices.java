package dev.heatpad.loop;

/** What one pad is wired to, as far as the loop itself drives it. Sensors deliver by themselves. */
public record PadDevices(LeasedHeater heater, Buttons buttons, Indicator indicator) {}
