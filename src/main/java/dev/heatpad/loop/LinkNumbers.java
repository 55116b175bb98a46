package dev.heatpad.loop;

/**
 * What the link to the broker counted since the start, for monitors.
 *
 * @param connections how often it was connected
 * @param waiting messages in the outbox
 * @param inFlight messages that the broker has not acknowledged
 * @param droppedMessages results and events that found no room while the broker was away
 */
public record LinkNumbers(
    Link link, long connections, int waiting, int inFlight, long droppedMessages) {

  /** Whether there is a connection now. */
  public enum Link {
    UP,
    DOWN
  }
}
