package dev.heatpad.sim.trial;

import dev.heatpad.core.unit.PadName;
import java.time.Duration;
import java.util.Optional;

/**
 * What became of one session, seen from outside.
 *
 * @param startedAt since the beginning of the life
 * @param stopReason as told; empty when the program died in it
 * @param detectedAfter from the onset of a fault to the first word of it; empty when there was no
 *     fault, or no word
 * @param offAfter from the first word of a fault to no current in the element
 * @param maxSkinCelsius true, until the next session
 * @param cem43Minutes true, until the next session
 * @param damage true, until the next session
 */
public record SessionFacts(
    PadName pad,
    Duration startedAt,
    Optional<String> stopReason,
    Optional<Duration> detectedAfter,
    Optional<Duration> offAfter,
    double maxSkinCelsius,
    double cem43Minutes,
    double damage) {}
