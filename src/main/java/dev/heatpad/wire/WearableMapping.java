package dev.heatpad.wire;

import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.unit.WallTime;
import dev.heatpad.core.wearable.DeviceProfile;
import dev.heatpad.core.wearable.Signal;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Movement;
import dev.heatpad.core.wearable.WearableReport;
import dev.heatpad.loop.Arrival.Delivery;
import dev.heatpad.loop.Bytes;
import dev.heatpad.wire.WearableEntry.Word;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What one wearable says in messages of others: finds the values, and makes signals of those that
 * can be believed. A value that is missing, malformed or implausible gives none, so it keeps
 * nothing alive; neither does a message that the broker had stored, because nobody knows how old it
 * is.
 *
 * <p>Any thread may use it. It keeps the last count of steps, and how new each value was: messages
 * can overtake each other, and an older value must not replace a newer one.
 */
public final class WearableMapping {

  /** The sender's own time stamp, in seconds or milliseconds since 1970. */
  private static final String TIME_STAMP = "ts";

  /** Seconds that the year 5138 has: what is larger are milliseconds. */
  private static final BigDecimal FIRST_MILLISECONDS = BigDecimal.valueOf(100_000_000_000L);

  private static final BigDecimal MILLIS_PER_SECOND = BigDecimal.valueOf(1000);

  private final String device;
  private final DeviceProfile profile;
  private final List<WearableEntry> entries;
  private final Map<WearableEntry, BigDecimal> lastSteps = new HashMap<>();
  private final Map<WearableEntry, MonotonicTime> newest = new HashMap<>();

  /**
   * The mapping of one device.
   *
   * @param address the device as the sender names it in topics; also its name in reports
   * @param entries in whose topics {@code {address}} may stand for the device
   */
  public WearableMapping(String address, DeviceProfile profile, List<WearableEntry> entries) {
    this.device = address.isEmpty() ? profile.name() : TopicFilter.inTopics(address);
    this.profile = profile;
    this.entries = entries.stream().map(entry -> entry.at(address)).toList();
  }

  /** The filters of all topics that say something, each once. */
  public List<TopicFilter> topics() {
    return entries.stream().map(WearableEntry::topic).distinct().toList();
  }

  /**
   * What a message says; never throws.
   *
   * @param wallClock of this computer at the arrival; with it the sender's time stamp can make the
   *     values older, never younger
   */
  public synchronized List<WearableReport> read(
      String topic, Bytes payload, Delivery delivery, MonotonicTime arrivedAt, WallTime wallClock) {
    List<WearableEntry> here =
        entries.stream().filter(entry -> entry.topic().matches(topic)).toList();
    if (delivery == Delivery.RETAINED
        || here.isEmpty()
        || payload.size() > Json.MAX_REQUEST_BYTES) {
      return List.of();
    }
    byte[] bytes = payload.toArray();
    Optional<ObjectNode> object =
        Json.readRequest(bytes) instanceof Json.Whole(ObjectNode whole)
            ? Optional.of(whole)
            : Optional.empty();
    Optional<Duration> age =
        object.isEmpty() ? Optional.of(Duration.ZERO) : age(object.get(), wallClock.instant());
    if (age.isEmpty()) {
      return List.of();
    }
    List<WearableReport> reports = new ArrayList<>();
    for (WearableEntry entry : here) {
      if (age.get().compareTo(entry.maxAge()) <= 0) {
        MonotonicTime at = arrivedAt.minus(age.get());
        value(entry, bytes, object)
            .filter(_ -> isNewest(entry, at))
            .flatMap(value -> signal(entry, value))
            .ifPresent(signal -> {
              newest.put(entry, at);
              reports.add(report(signal, at));
            });
      }
    }
    return List.copyOf(reports);
  }

  private boolean isNewest(WearableEntry entry, MonotonicTime at) {
    MonotonicTime last = newest.get(entry);
    return last == null || !at.isBefore(last);
  }

  /** What follows when the broker is lost: nothing more is heard of the device. */
  public WearableReport lost(MonotonicTime now) {
    return report(new Signal.Link(LinkState.LOST), now);
  }

  private WearableReport report(Signal signal, MonotonicTime at) {
    return new WearableReport(device, profile, signal, at);
  }

  /**
   * How old the sender says that the message is; zero without a time stamp, or with one of the
   * future. Empty for a time stamp that cannot be read: then nobody knows.
   */
  private static Optional<Duration> age(ObjectNode object, Instant now) {
    if (!object.hasNonNull(TIME_STAMP)) {
      return Optional.of(Duration.ZERO);
    }
    return WearableNumbers.read(object.get(TIME_STAMP))
        .map(stamp ->
            stamp.compareTo(FIRST_MILLISECONDS) < 0 ? stamp.multiply(MILLIS_PER_SECOND) : stamp)
        .map(millis -> BigDecimal.valueOf(now.toEpochMilli()).subtract(millis))
        .map(millis -> millis.max(BigDecimal.ZERO).setScale(0, RoundingMode.UP))
        .map(millis ->
            Duration.ofMillis(millis.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue()));
  }

  /** The value of an entry: of the whole payload as text, or what the pointer leads to. */
  private static Optional<JsonNode> value(
      WearableEntry entry, byte[] payload, Optional<ObjectNode> object) {
    if (entry.pointer().matches()) {
      return Json.decode(payload).map(Json::textNode);
    }
    return object.map(whole -> whole.at(entry.pointer())).filter(JsonNode::isValueNode);
  }

  private Optional<Signal> signal(WearableEntry entry, JsonNode value) {
    return switch (entry.kind()) {
      case NUMBER ->
          WearableNumbers.read(value)
              .map(number -> number.multiply(entry.scale()))
              .flatMap(number -> ofNumber(entry, number));
      case BOOL -> flag(value).map(flag -> word(entry.meaning(), flag).signal());
      case ENUM ->
          text(value)
              .flatMap(text -> Optional.ofNullable(entry.words().get(text)))
              .map(Word::signal);
    };
  }

  private Optional<Signal> ofNumber(WearableEntry entry, BigDecimal number) {
    return switch (entry.meaning()) {
      case HEART_RATE -> WearableNumbers.heartRate(number);
      case SKIN_TEMPERATURE -> WearableNumbers.skin(number, entry.unit());
      case SLEEP -> WearableNumbers.sleep(number);
      case BATTERY -> WearableNumbers.battery(number);
      case STEPS -> steps(entry, number);
      case WORN, MOTION, ONLINE -> Optional.empty();
    };
  }

  /**
   * The first count says where counting starts. Counts start anew at midnight, so any change is
   * one.
   */
  private Optional<Signal> steps(WearableEntry entry, BigDecimal count) {
    if (count.signum() < 0) {
      return Optional.empty();
    }
    BigDecimal before = lastSteps.put(entry, count);
    return Optional.ofNullable(before)
        .map(last ->
            new Signal.Motion(last.compareTo(count) == 0 ? Movement.STILL : Movement.MOVING));
  }

  /** True and false, as senders write them. */
  private enum Flag {
    YES,
    NO
  }

  private static Optional<Flag> flag(JsonNode value) {
    return text(value)
        .flatMap(text ->
            switch (text.toLowerCase(Locale.ROOT)) {
              case "true", "on", "yes", "1" -> Optional.of(Flag.YES);
              case "false", "off", "no", "0" -> Optional.of(Flag.NO);
              default -> Optional.empty();
            });
  }

  private static Word word(WearableEntry.Meaning meaning, Flag flag) {
    boolean yes = flag == Flag.YES;
    return switch (meaning) {
      case WORN -> yes ? Word.ON_BODY : Word.OFF_BODY;
      case SLEEP -> yes ? Word.ASLEEP : Word.AWAKE;
      case MOTION -> yes ? Word.MOVING : Word.STILL;
      case ONLINE -> yes ? Word.ONLINE : Word.OFFLINE;
      case HEART_RATE, SKIN_TEMPERATURE, STEPS, BATTERY ->
          throw new IllegalStateException(meaning + " is never true or false");
    };
  }

  private static Optional<String> text(JsonNode value) {
    return value.isString() || value.isBoolean() || value.isIntegralNumber()
        ? Optional.of(value.asString().strip())
        : Optional.empty();
  }
}
