package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.Cadence;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.WearablePolicy.Answers;
import dev.heatpad.core.wearable.WearablePolicy.Objection;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntUnaryOperator;

/** A person with devices, second by second, and what the policy says of them. */
final class Wearer {

  static final DeviceProfile STRAP = new DeviceProfile("strap", Cadence.LIVE, ContactBits.TRUSTED);
  static final DeviceProfile OPTICAL =
      new DeviceProfile("optical", Cadence.LIVE, ContactBits.IGNORED);
  static final DeviceProfile PHONE =
      new DeviceProfile("phone", Cadence.OCCASIONAL, ContactBits.IGNORED);
  static final Celsius TRIP = Celsius.of(43);

  private final DeviceProfile profile;
  private final WearableRules rules;
  private WearableWatch watch = WearableWatch.NOTHING_SEEN;
  private MonotonicTime now = Pads.START;
  private MonotonicTime lastAction = Pads.START;
  private Answers answers = Answers.NONE;

  Wearer(DeviceProfile profile, WearableRules.Mode mode) {
    this.profile = profile;
    this.rules = WearableRules.of(mode);
  }

  static Wearer advisedBy(DeviceProfile profile) {
    return new Wearer(profile, WearableRules.Mode.ADVISE);
  }

  static Wearer needing(DeviceProfile profile) {
    return new Wearer(profile, WearableRules.Mode.REQUIRE);
  }

  /** Five values, and then a session. */
  Wearer inSession() {
    return hearts(5, 65).begins();
  }

  Wearer begins() {
    watch = watch.begun(now);
    lastAction = now;
    return this;
  }

  Wearer answers() {
    lastAction = now;
    answers = Answers.SOME;
    return this;
  }

  Wearer waits(double seconds) {
    now = now.plus(Duration.ofMillis(Math.round(seconds * 1000)));
    return this;
  }

  Wearer says(Signal signal) {
    return says(profile, signal);
  }

  Wearer says(DeviceProfile device, Signal signal) {
    watch = watch.after(new WearableReport(device.name(), device, signal, now), rules, now);
    return this;
  }

  /** A value each second, the first one in a second. */
  Wearer hearts(int count, IntUnaryOperator perMinute) {
    for (int second = 0; second < count; second++) {
      waits(1).says(beat(perMinute.applyAsInt(second)));
    }
    return this;
  }

  Wearer hearts(int count, int perMinute) {
    return hearts(count, second -> perMinute + second % 2);
  }

  static Signal beat(int perMinute) {
    return beat(perMinute, Contact.YES);
  }

  static Signal beat(int perMinute, Contact contact, Integer... rrMilliseconds) {
    return new Signal.HeartRate(perMinute, contact, List.of(rrMilliseconds));
  }

  Wearer each(int count, Signal signal) {
    for (int second = 0; second < count; second++) {
      waits(1).says(signal);
    }
    return this;
  }

  List<Rule> rules() {
    return findings().stream().map(Finding::rule).toList();
  }

  List<Finding> findings() {
    return WearablePolicy.judge(
        watch, rules, new WearablePolicy.Session(lastAction, answers, TRIP), now);
  }

  Optional<Objection> objection() {
    return WearablePolicy.objection(watch, rules, now);
  }

  boolean isBackSince(MonotonicTime pausedAt) {
    return WearablePolicy.isBack(watch, rules, pausedAt, now);
  }

  MonotonicTime now() {
    return now;
  }

  WearableTrace trace() {
    return Objects.requireNonNull(watch.wearables().devices().get(profile.name()));
  }

  WearableWatch watch() {
    return watch;
  }
}
