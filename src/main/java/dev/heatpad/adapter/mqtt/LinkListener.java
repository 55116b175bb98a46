package dev.heatpad.adapter.mqtt;

/**
 * Hears what becomes of the link. The calls come on threads of the link or of the client library,
 * one at a time for {@link #connected} and {@link #lost}: they must return at once, so hand over
 * and leave.
 */
public interface LinkListener {

  /**
   * The broker is reached, the subscriptions stand, {@code online} and all state are on their way.
   */
  void connected();

  /**
   * The broker is not reached. Comes once for an outage, also when the broker is not there at the
   * start.
   *
   * @param sentence what happened and what that means, for people
   */
  void lost(String sentence);

  /** The broker has taken the record with this id; it is not sent again. */
  void recordTaken(String id);
}
