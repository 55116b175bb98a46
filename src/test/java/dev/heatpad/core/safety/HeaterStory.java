package dev.heatpad.core.safety;

import dev.heatpad.core.control.TwoPositionControl.Position;
import dev.heatpad.core.safety.HeaterChecks.Contact;
import dev.heatpad.core.safety.HeaterChecks.Running;
import dev.heatpad.core.safety.HeaterChecks.Sensed;
import dev.heatpad.core.safety.HeaterChecks.View;
import dev.heatpad.core.safety.HeaterWatch.Supply;
import dev.heatpad.core.safety.HeaterWatch.Told;
import dev.heatpad.core.unit.Celsius;
import dev.heatpad.core.unit.MonotonicTime;
import dev.heatpad.fixture.Pads;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/**
 * A pad whose heater was told one thing at second 0, and the temperatures that its sensors show
 * each second, from before until after. Tests make it up and ask what the checks find, and when.
 *
 * @param element empty where there is no such sensor
 * @param heatedBefore time under heat in this session before second 0
 */
record HeaterStory(
    Position told,
    double wattsPerSquareMetre,
    DoubleUnaryOperator skin,
    Optional<DoubleUnaryOperator> element,
    Celsius target,
    Contact contact,
    Duration heatedBefore) {

  private static final int FIRST_SECOND = -100;

  /** The reference pad, switched on for somebody who lies on it, at the start of a session. */
  static HeaterStory on(DoubleUnaryOperator skin) {
    return new HeaterStory(
        Position.ON, 250, skin, Optional.empty(), Celsius.of(40), Contact.BODY, Duration.ZERO);
  }

  /** The same pad, switched off. */
  static HeaterStory off(DoubleUnaryOperator skin) {
    return new HeaterStory(
        Position.OFF, 250, skin, Optional.empty(), Celsius.of(40), Contact.BODY, Duration.ZERO);
  }

  HeaterStory with(Contact newContact) {
    return new HeaterStory(
        told, wattsPerSquareMetre, skin, element, target, newContact, heatedBefore);
  }

  HeaterStory withTarget(double celsius) {
    return new HeaterStory(
        told, wattsPerSquareMetre, skin, element, Celsius.of(celsius), contact, heatedBefore);
  }

  HeaterStory withDensity(double newWattsPerSquareMetre) {
    return new HeaterStory(
        told, newWattsPerSquareMetre, skin, element, target, contact, heatedBefore);
  }

  HeaterStory withElement(DoubleUnaryOperator celsius) {
    return new HeaterStory(
        told, wattsPerSquareMetre, skin, Optional.of(celsius), target, contact, heatedBefore);
  }

  HeaterStory heatedBefore(Duration heated) {
    return new HeaterStory(told, wattsPerSquareMetre, skin, element, target, contact, heated);
  }

  /** The same as a sensor shows it that follows with this time constant. */
  HeaterStory seenThrough(Duration lag) {
    return new HeaterStory(
        told,
        wattsPerSquareMetre,
        lagged(skin, lag),
        element.map(course -> lagged(course, lag)),
        target,
        contact,
        heatedBefore);
  }

  /** What is found until this second, and in which second first. */
  Map<FaultCode, Integer> findings(int untilSecond) {
    Map<FaultCode, Integer> found = new EnumMap<>(FaultCode.class);
    Trend skinTrend = Trend.NONE;
    Trend elementTrend = Trend.NONE;
    HeaterWatch watch = HeaterWatch.UNTOLD;
    for (int second = FIRST_SECOND; second <= untilSecond; second++) {
      MonotonicTime now = Pads.seconds(second);
      Celsius skinNow = Celsius.of(skin.applyAsDouble(second));
      skinTrend = skinTrend.with(skinNow, now);
      Optional<Sensed> elementNow = Optional.empty();
      if (element.isPresent()) {
        Celsius celsius = Celsius.of(element.get().applyAsDouble(second));
        elementTrend = elementTrend.with(celsius, now);
        elementNow = Optional.of(new Sensed(celsius, elementTrend));
      }
      if (second >= 0) {
        Sensed shown = new Sensed(skinNow, skinTrend);
        boolean isSettled = heatedBefore.plusSeconds(second).compareTo(WarmingChecks.SETTLED) >= 0;
        watch =
            watch.after(
                Told.asWished(told, told == Position.ON ? Supply.HELD : Supply.RELEASED),
                new Asking.Skin(
                    Optional.of(shown),
                    isSettled ? Asking.Phase.SETTLED : Asking.Phase.FIRST_CONTACT),
                now);
        for (FaultCode code : HeaterChecks.findings(view(watch, shown, elementNow, second), now)) {
          found.putIfAbsent(code, second);
        }
      }
    }
    return found;
  }

  private View view(HeaterWatch watch, Sensed skinNow, Optional<Sensed> elementNow, int second) {
    Optional<Running> session =
        told == Position.ON
            ? Optional.of(new Running(heatedBefore.plusSeconds(second), target, contact))
            : Optional.empty();
    return new View(
        new HeaterRatings(30, wattsPerSquareMetre, Optional.empty()),
        watch,
        Optional.of(skinNow),
        elementNow,
        session);
  }

  /** A sensor that follows with a time constant, settled long before second 0. */
  private static DoubleUnaryOperator lagged(DoubleUnaryOperator course, Duration lag) {
    if (lag.isZero()) {
      return course;
    }
    double stepSeconds = 0.25;
    return second -> {
      double begin = FIRST_SECOND - 10.0 * lag.toSeconds();
      double shown = course.applyAsDouble(begin);
      for (double at = begin; at < second; at += stepSeconds) {
        shown += (course.applyAsDouble(at) - shown) * stepSeconds / lag.toSeconds();
      }
      return shown;
    };
  }
}
