package dev.heatpad.core.wearable;

import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.core.wearable.DeviceProfile.ContactBits;
import dev.heatpad.core.wearable.DeviceProfile.Required;
import dev.heatpad.core.wearable.Signal.Contact;
import dev.heatpad.core.wearable.Signal.LinkState;
import dev.heatpad.core.wearable.Signal.Stage;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The short memory of one device of a person. A value: whoever owns it replaces it with each
 * report.
 *
 * @param heardAt when anything came from the device itself
 * @param sleep what it last said of sleep
 * @param skin the newest skin temperature
 * @param link what the way to the device last said of itself
 */
public record WearableTrace(
    DeviceProfile profile,
    Optional<MonotonicTime> heardAt,
    HeartTrace heart,
    WornTrace worn,
    MotionTrace motion,
    Optional<Slept> sleep,
    Optional<SkinSeen> skin,
    OptionalInt batteryPercent,
    Optional<Linked> link) {

  /** So many believed values in a row, and a device can be relied on for a start. */
  public static final int VALUES_FOR_A_START = 5;

  public record Slept(Stage stage, MonotonicTime at) {}

  public record SkinSeen(Celsius temperature, MonotonicTime at) {}

  public record Linked(LinkState state, MonotonicTime at) {}

  /** How well a device is heard. */
  public enum Hearing {
    GOOD,
    LATE,
    LOST
  }

  public static WearableTrace unheard(DeviceProfile profile) {
    return new WearableTrace(
        profile,
        Optional.empty(),
        HeartTrace.NONE,
        WornTrace.UNKNOWN,
        MotionTrace.NONE,
        Optional.empty(),
        Optional.empty(),
        OptionalInt.empty(),
        Optional.empty());
  }

  /** The trace after one more signal, which came at this moment. */
  WearableTrace after(DeviceProfile newProfile, Signal signal, MonotonicTime at) {
    if (signal instanceof Signal.Link(var state)) {
      return new WearableTrace(
          newProfile,
          heardAt,
          heart,
          worn,
          motion,
          sleep,
          skin,
          batteryPercent,
          Optional.of(new Linked(state, at)));
    }
    boolean afterSilence =
        heardAt.filter(last -> at.minus(last).compareTo(staleAfter()) > 0).isPresent();
    WearableTrace before =
        new WearableTrace(
            newProfile,
            Optional.of(at),
            afterSilence ? heart.afterNothing() : heart,
            afterSilence ? worn.afterSilence() : worn,
            motion,
            sleep,
            skin,
            batteryPercent,
            link);
    return before.afterOwn(signal, at);
  }

  private WearableTrace afterOwn(Signal signal, MonotonicTime at) {
    ContactBits bits = profile.contactBits();
    return switch (signal) {
      case Signal.HeartRate packet -> {
        boolean isBelieved = !bits.believesThatThereIsNone() || packet.contact() != Contact.NO;
        yield with(
            isBelieved ? heart.after(packet.beatsPerMinute(), at) : heart.afterNothing(),
            worn.after(packet, bits, at));
      }
      case Signal.NoHeartRate(var contact) ->
          with(
              heart.afterNothing(),
              worn.afterNothing(contact, bits, heart.newest().map(HeartTrace.Beat::at), at));
      case Signal.Wear(var state) -> with(heart, worn.after(state, at));
      case Signal.Motion(var movement) -> with(motion.after(movement, staleAfter(), at));
      case Signal.Sleep(var stage) -> with(Optional.of(new Slept(stage, at)), skin, batteryPercent);
      case Signal.SkinTemperature(var temperature) ->
          with(heart, worn.after(temperature, profile.skinSite(), at))
              .with(sleep, Optional.of(new SkinSeen(temperature, at)), batteryPercent);
      case Signal.Battery(var percent) -> with(sleep, skin, OptionalInt.of(percent));
      case Signal.Link _ -> this;
    };
  }

  private WearableTrace with(HeartTrace newHeart, WornTrace newWorn) {
    return new WearableTrace(
        profile, heardAt, newHeart, newWorn, motion, sleep, skin, batteryPercent, link);
  }

  private WearableTrace with(MotionTrace newMotion) {
    return new WearableTrace(
        profile, heardAt, heart, worn, newMotion, sleep, skin, batteryPercent, link);
  }

  private WearableTrace with(
      Optional<Slept> newSleep, Optional<SkinSeen> newSkin, OptionalInt newBatteryPercent) {
    return new WearableTrace(
        profile, heardAt, heart, worn, motion, newSleep, newSkin, newBatteryPercent, link);
  }

  public Duration staleAfter() {
    return profile.cadence().staleAfter();
  }

  /** Whether its heart rate is live: only such a device can be required, and limits a heart. */
  public boolean isLive() {
    return profile.cadence().required() == Required.ALLOWED;
  }

  /** How well its heart rate is heard: by the age of the last believed value, and nothing else. */
  public Hearing hearing(MonotonicTime now) {
    Optional<Duration> age = heart.age(now);
    if (age.isEmpty() || age.get().compareTo(staleAfter()) > 0 || isCutOff()) {
      return Hearing.LOST;
    }
    return age.get().compareTo(profile.cadence().warnAfter()) > 0 ? Hearing.LATE : Hearing.GOOD;
  }

  /** Whether the link said after the last believed value that it is down. */
  boolean isCutOff() {
    return link.filter(last ->
            last.state() != LinkState.CONNECTED
                && heart.newest().filter(beat -> beat.at().isAfter(last.at())).isEmpty())
        .isPresent();
  }

  /** Whether a session could rely on it now: live, heard and worn. */
  boolean carries(MonotonicTime now) {
    return isLive() && hearing(now) != Hearing.LOST && worn.offAt(now).isEmpty();
  }
}
