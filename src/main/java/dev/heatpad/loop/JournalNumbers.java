package dev.heatpad.loop;

/**
 * What the journal counted since the start, for monitors.
 *
 * @param written entries that are on the disk
 * @param failed entries that are not, each time that they were given
 * @param waiting entries on their way
 */
public record JournalNumbers(long written, long failed, int waiting) {}
