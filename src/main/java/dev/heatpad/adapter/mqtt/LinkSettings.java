package dev.heatpad.adapter.mqtt;

import dev.heatpad.loop.ReconnectSchedule;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Everything a link needs to know before it starts.
 *
 * @param clientId the same for ever; with a changing one, the will of an old connection could
 *     arrive after the new online
 * @param subscriptions topic filters; none of them brings back what this link publishes itself
 * @param others topics of others that are only listened to
 * @param keepAlive the broker misses us after 1.5 of it, we notice a silent broker after 2 of it
 */
public record LinkSettings(
    BrokerAddress broker,
    String clientId,
    BrokerAccess access,
    Availability availability,
    List<String> subscriptions,
    ReconnectSchedule schedule,
    Duration keepAlive,
    List<ForeignTopic> others) {

  /** The keepalive of the design. */
  public static final Duration STANDARD_KEEP_ALIVE = Duration.ofSeconds(10);

  /** The retained topic that says whether this link is up; {@code offline} is also the will. */
  public record Availability(String topic, String online, String offline) {}

  public LinkSettings {
    if (clientId.isBlank()) {
      throw new IllegalArgumentException("a link needs a client id");
    }
    if (keepAlive.toSeconds() < 1 || keepAlive.toSeconds() > 65_535) {
      throw new IllegalArgumentException("a keepalive is 1 to 65535 s, not " + keepAlive);
    }
    subscriptions = List.copyOf(subscriptions);
    others = List.copyOf(others);
  }

  /** The settings of the design: its reconnect schedule and its keepalive. */
  public static LinkSettings standard(
      BrokerAddress broker,
      String clientId,
      BrokerAccess access,
      Availability availability,
      List<String> subscriptions) {
    return new LinkSettings(
        broker,
        clientId,
        access,
        availability,
        subscriptions,
        ReconnectSchedule.standard(),
        STANDARD_KEEP_ALIVE,
        List.of());
  }

  /** The same, which listens to others too. */
  LinkSettings listeningTo(List<ForeignTopic> more) {
    List<ForeignTopic> all = Stream.concat(others.stream(), more.stream()).toList();
    return new LinkSettings(
        broker, clientId, access, availability, subscriptions, schedule, keepAlive, all);
  }
}
