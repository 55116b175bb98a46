package dev.heatpad.core.unit;

/**
 * Whose body the heat goes into. Pads of one person share day and rest budgets and never heat at
 * the same time.
 *
 * @param text the name from the configuration; by default the pad's own
 */
public record Person(String text) {}
