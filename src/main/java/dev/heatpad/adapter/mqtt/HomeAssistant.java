package dev.heatpad.adapter.mqtt;

import dev.heatpad.adapter.mqtt.ForeignTopic.Stored;
import dev.heatpad.adapter.mqtt.InboundMessage.Retained;
import dev.heatpad.adapter.mqtt.InboundMessage.Size;
import dev.heatpad.wire.DiscoveredPad;
import dev.heatpad.wire.DiscoveryJson;
import dev.heatpad.wire.TopicFilter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Sees to it that Home Assistant finds the pads: one stored document each. The link publishes them
 * on every connection; when Home Assistant says that it is back they go out once more, a moment
 * later, because all devices of the home answer at once. A stored document of a pad that is not
 * configured any more is cleared.
 *
 * <p>Messages come on threads of the link, {@link #publishDue} on the loop's.
 */
public final class HomeAssistant {

  /** Where Home Assistant says that it is there, whatever its discovery prefix is. */
  private static final String USUAL_STATUS = "homeassistant/status";

  private static final String IS_BACK = "online";

  /** All devices of a home answer to the same word. */
  static final Duration LONGEST_DELAY = Duration.ofSeconds(5);

  private final String device;
  private final String prefix;
  private final Map<String, String> documents;
  private final SplittableRandom chance;
  private final LongSupplier nanoTime;
  private BiConsumer<String, String> store = (topic, payload) -> {};
  private OptionalLong dueNanos = OptionalLong.empty();

  /**
   * What is to be published, and where.
   *
   * @param prefix of discovery, as Home Assistant is told it
   * @param pads none where nothing is to be found; what was published before is cleared then
   * @param seed of the delay, another one on each device
   * @param nanoTime a monotonic clock
   */
  public record Setup(
      String device, List<DiscoveredPad> pads, String prefix, long seed, LongSupplier nanoTime) {}

  public HomeAssistant(Setup setup) {
    device = setup.device();
    prefix = setup.prefix();
    chance = new SplittableRandom(setup.seed());
    nanoTime = setup.nanoTime();
    Map<String, String> byTopic = new LinkedHashMap<>();
    for (DiscoveredPad pad : setup.pads()) {
      byTopic.put(
          DiscoveryJson.topic(prefix, pad),
          new String(DiscoveryJson.write(pad), StandardCharsets.UTF_8));
    }
    documents = Collections.unmodifiableMap(byTopic);
  }

  /** Publishes for the first time. Retained state of the link goes out on each connection. */
  synchronized void begin(BiConsumer<String, String> publishState) {
    store = publishState;
    documents.forEach(store);
  }

  /** What is to be subscribed to. */
  List<ForeignTopic> filters() {
    Set<String> statuses = new LinkedHashSet<>(List.of(USUAL_STATUS, prefix + "/status"));
    List<ForeignTopic> filters = new ArrayList<>();
    if (!documents.isEmpty()) {
      for (String status : statuses) {
        filters.add(
            new ForeignTopic(
                new TopicFilter(status),
                Stored.UNWANTED,
                "Home Assistant may find the pads late after its restart"));
      }
    }
    filters.add(
        new ForeignTopic(
            new TopicFilter(prefix + "/device/+/config"),
            Stored.WANTED,
            "pads that are no longer configured stay in Home Assistant"));
    return filters;
  }

  /** A consumer that looks at these messages and gives all to the next one too. */
  Consumer<InboundMessage> before(Consumer<InboundMessage> next) {
    // A failure here must not cost a command: the link guards both as one.
    return message -> {
      try {
        accept(message);
      } finally {
        next.accept(message);
      }
    };
  }

  /** Whether an answer to somebody may go there: not where homes find their devices. */
  boolean mayBeAnswered(String responseTopic) {
    return !responseTopic.startsWith(prefix + "/");
  }

  /** Publishes again if Home Assistant came back and the delay is over. */
  synchronized void publishDue() {
    if (dueNanos.isPresent() && nanoTime.getAsLong() - dueNanos.getAsLong() >= 0) {
      dueNanos = OptionalLong.empty();
      documents.forEach(store);
    }
  }

  private synchronized void accept(InboundMessage message) {
    String topic = message.topic();
    if (topic.equals(USUAL_STATUS) || topic.equals(prefix + "/status")) {
      if (isBack(message) && dueNanos.isEmpty()) {
        dueNanos =
            OptionalLong.of(nanoTime.getAsLong() + chance.nextLong(LONGEST_DELAY.toNanos() + 1));
      }
      return;
    }
    objectId(topic)
        .filter(id -> !documents.containsKey(topic))
        .filter(id -> isStoredByUs(id, message))
        .ifPresent(id -> store.accept(topic, ""));
  }

  private static boolean isBack(InboundMessage message) {
    return message.size() == Size.WHOLE
        && new String(message.payload().toArray(), StandardCharsets.UTF_8).equals(IS_BACK);
  }

  private boolean isStoredByUs(String objectId, InboundMessage message) {
    return message.retained() == Retained.YES
        && message.size() == Size.WHOLE
        && DiscoveryJson.isOwn(device, objectId, message.payload().toArray());
  }

  private Optional<String> objectId(String topic) {
    String before = prefix + "/device/";
    String after = "/config";
    boolean fits =
        topic.startsWith(before)
            && topic.endsWith(after)
            && topic.length() > before.length() + after.length();
    return fits
        ? Optional.of(topic.substring(before.length(), topic.length() - after.length()))
        : Optional.empty();
  }
}
