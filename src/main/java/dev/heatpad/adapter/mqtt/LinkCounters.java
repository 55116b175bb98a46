package dev.heatpad.adapter.mqtt;

/**
 * What the link counted since its start.
 *
 * @param connections how often it was connected
 * @param droppedMessages results and events that found no room while the broker was away
 * @param refusals messages that the broker, or its limits, did not let through
 * @param callbackFailures exceptions of those who were told something; each is a programming error
 */
public record LinkCounters(
    long connections, long droppedMessages, long refusals, long callbackFailures) {}
