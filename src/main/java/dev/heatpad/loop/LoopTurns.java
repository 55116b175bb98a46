package dev.heatpad.loop;

import java.time.Duration;

/**
 * How the loop keeps its pace, for monitors.
 *
 * @param count turns since the start
 * @param latest the longest that a turn came too late since the start
 */
public record LoopTurns(long count, Duration latest) {}
